"""How readers come in: checked before the pages are served, told to the server as its options."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from pipelines.access.role_map import read_role_map
from pipelines.problem import Problem
from pipelines.settings import Settings

# What the server calls a proxy's headers in what it knows of a reader.
PROXY_USER, PROXY_GROUPS = "proxy_user", "proxy_groups"
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_CALLBACK = "/oauth2callback"
# Cookies that say who reads are signed with it.
_SHORTEST_SECRET = 32
# A network of so few fixed bits is everybody: 10.0.0.0/8 is the widest of a house's own.
_WIDEST = {4: 8, 6: 32}
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


def is_loopback(address: str | None) -> bool:
    """Whether only programs of this machine reach what listens at the address."""
    if address == "localhost":
        return True
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


def check_way_in(settings: Settings, address: str) -> None:
    """Return if the pages may be served at the address.

    Raises:
        Problem: everybody on the network would be the administrator, or what the sign-in needs is
            missing; in words that say what to do.
    """
    match settings.sign_in:
        case "oidc":
            read_role_map(settings.roles_path)
            _check_urls(_provider(settings), address)
        case "proxy":
            read_role_map(settings.roles_path)
            networks = proxy_networks(settings)
            if not networks:
                raise Problem("access.proxy_missing", exit_status=2)
            if any(one.prefixlen < _WIDEST[one.version] for one in networks):
                raise Problem("access.proxy_everybody", exit_status=2)
        case _:
            if not is_loopback(address):
                raise Problem("access.alone_in_public", exit_status=2, address=address)


def server_options(settings: Settings) -> list[str]:
    """Options of `streamlit run` that belong to the way in."""
    match settings.sign_in:
        case "oidc":
            host = urlsplit(_provider(settings)["redirect_uri"]).hostname or ""
            return ["--secrets.files", str(settings.provider_path), "--server.allowedHosts", host]
        case "proxy":
            headers = {
                settings.proxy_user_header: PROXY_USER,
                settings.proxy_groups_header: PROXY_GROUPS,
            }
            return ["--server.trustedUserHeaders", json.dumps(headers)]
        case _:
            # A page of the web that has its name point to this machine is another host.
            return [part for name in _LOCAL_NAMES for part in ("--server.allowedHosts", name)]


# Without it the server would take the address of who asks from a header of whoever asks.
SERVER_ENVIRONMENT = {"FORWARDED_ALLOW_IPS": ""}


def proxy_networks(settings: Settings) -> list[IPv4Network | IPv6Network]:
    """Where the proxy may be.

    Raises:
        Problem: a part of the setting is no address and no network.
    """
    parts = [part.strip() for part in settings.proxy_addresses.split(",")]
    try:
        return [ip_network(part) for part in parts if part]
    except ValueError:
        raise Problem("access.proxy_wrong", exit_status=2) from None


def comes_from_proxy(address: str | None, settings: Settings) -> bool:
    """Whether what connects from that address is the proxy."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in proxy_networks(settings))


def proxy_claims(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the proxy's headers say, as claims: user, and groups as a list."""
    groups = (told.get(PROXY_GROUPS) or "").split(",")
    return {"user": told.get(PROXY_USER), "groups": [g.strip() for g in groups if g.strip()]}


def _provider(settings: Settings) -> dict[str, str]:
    path = settings.provider_path
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))["auth"]
    except OSError:
        raise Problem("access.provider_missing", path=str(path)) from None
    except (ValueError, KeyError):
        told = None
    told = told if isinstance(told, dict) else {}
    missing = [name for name in _NEEDED if not isinstance(told.get(name), str) or not told[name]]
    if missing:
        raise Problem("access.provider_lacks", path=str(path), names=", ".join(missing))
    if len(told["cookie_secret"]) < _SHORTEST_SECRET:
        raise Problem("access.short_secret", path=str(path), count=_SHORTEST_SECRET)
    return told


def _check_urls(provider: Mapping[str, str], address: str) -> None:
    """A sign-in that crosses a network unencrypted tells its cookie to everybody on the way."""
    redirect = urlsplit(provider["redirect_uri"])
    if redirect.path.rstrip("/") != _CALLBACK and not redirect.path.endswith(_CALLBACK):
        raise Problem("access.redirect_wrong", callback=_CALLBACK)
    is_public = not (is_loopback(address) and is_loopback(redirect.hostname))
    if is_public and redirect.scheme != "https":
        raise Problem("access.redirect_unsafe")
    metadata = urlsplit(provider["server_metadata_url"])
    if metadata.scheme != "https" and not is_loopback(metadata.hostname):
        raise Problem("access.metadata_unsafe")
