"""Who reads the pages in this run: the one place that every page and door asks."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from pipelines.access.reader import Reader, machine_reader
from pipelines.access.rights import may_open
from pipelines.access.role_map import read_role_map
from pipelines.access.way_in import comes_from_proxy, is_loopback, proxy_claims
from pipelines.problem import Problem
from pipelines.settings import Settings, get_settings

_LOOPBACK = "127.0.0.1"


def reader_in_view() -> Reader:
    """The reader, from what the server knows of this session; asked anew by every run.

    Raises:
        Problem: nobody is signed in, the sign-in is over, it gives no role, or the pages are
            served in a way that lets nobody be known.
    """
    settings = get_settings()
    match settings.sign_in:
        case "oidc":
            return read_role_map(settings.roles_path).reader_of(_signed_claims(settings))
        case "proxy":
            if not comes_from_proxy(_peer(), settings):
                raise Problem("access.not_by_proxy")
            claims = proxy_claims(st.user.to_dict())
            return read_role_map(settings.roles_path).reader_of(claims)
        case _:
            return _alone()


def may_go_to(page: str) -> bool:
    """Whether this run's reader may open the page of that code."""
    return may_open(reader_in_view().role, page)


def _alone() -> Reader:
    # Whoever starts the server without `minsheng dashboard` has not been asked yet.
    address = st.get_option("server.address")
    if not is_loopback(address):
        raise Problem("access.alone_in_public", address=address or "0.0.0.0")  # noqa: S104
    return machine_reader()


def _signed_claims(settings: Settings) -> dict[str, Any]:
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        raise Problem("access.not_signed_in")
    # The cookie lasts for a month, whatever becomes of its bearer's post.
    issued = claims.get("iat")
    until = issued + settings.sign_in_hours * 3600 if isinstance(issued, int | float) else 0
    if time.time() > until:
        raise Problem("access.sign_in_over", hours=settings.sign_in_hours)
    return claims


def _peer() -> str | None:
    """The address that this session comes from; Streamlit calls this machine None."""
    address = st.context.ip_address
    return _LOOPBACK if address is None and st.context.headers else address
