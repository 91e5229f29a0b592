"""The pages are served only in a way in which readers are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.access.way_in import check_way_in, comes_from_proxy, proxy_claims, server_options
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings

ROLES = "name: n\nroles: [{claim: a, value: b, role: admin}]"
PROVIDER = """
[auth]
redirect_uri = "https://data.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "minsheng"
client_secret = "hush"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""
PUBLIC = ["0.0.0.0", "::", "192.168.1.9", "data.example.org", "", "unix:///run/x"]  # noqa: S104


def made(tmp_path: Path, provider: str | None = PROVIDER, **settings: str) -> Settings:
    (tmp_path / "roles.yml").write_text(ROLES, encoding="utf-8")
    if provider is not None:
        (tmp_path / "oidc.toml").write_text(provider, encoding="utf-8")
    return Settings(data=tmp_path, **settings)


def refused(settings: Settings, address: str = "0.0.0.0") -> str:  # noqa: S104
    with pytest.raises(Problem) as caught:
        check_way_in(settings, address)
    assert say(caught.value.code, "zh", **caught.value.values)
    return caught.value.code


@pytest.mark.parametrize("address", PUBLIC)
def test_without_a_sign_in_nothing_is_served_to_a_network(tmp_path: Path, address: str) -> None:
    assert refused(made(tmp_path), address) == "access.alone_in_public"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_one_person_alone_may_serve_this_machine(tmp_path: Path, address: str) -> None:
    check_way_in(made(tmp_path), address)


def test_alone_no_other_name_of_this_machine_is_answered(tmp_path: Path) -> None:
    options = server_options(made(tmp_path))
    assert set(options) == {"--server.allowedHosts", "localhost", "127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (None, None, "access.provider_missing"),
        ('client_id = "minsheng"', "", "access.provider_lacks"),
        ("[auth]", "[other]", "access.provider_lacks"),
        ("[auth]", "[auth", "access.provider_lacks"),
        ("0123456789abcdef0123456789abcdef", "short", "access.short_secret"),
        ("/oauth2callback", "/elsewhere", "access.redirect_wrong"),
        ("https://data", "http://data", "access.redirect_unsafe"),
        ("https://id.", "http://id.", "access.metadata_unsafe"),
    ],
)
def test_a_provider_that_is_not_whole_or_not_safe_is_not_served(
    tmp_path: Path, old: str | None, new: str | None, code: str
) -> None:
    provider = None if old is None else PROVIDER.replace(old, new or "")
    assert refused(made(tmp_path, provider, sign_in="oidc")) == code


def test_a_whole_provider_is_served_and_handed_to_the_server(tmp_path: Path) -> None:
    settings = made(tmp_path, sign_in="oidc")
    check_way_in(settings, "0.0.0.0")  # noqa: S104
    assert server_options(settings) == [
        *("--secrets.files", str(tmp_path / "oidc.toml")),
        *("--server.allowedHosts", "data.example.org"),
    ]


@pytest.mark.parametrize("way", ["oidc", "proxy"])
def test_without_a_roles_file_nobody_is_served(tmp_path: Path, way: str) -> None:
    settings = made(tmp_path, sign_in=way, proxy_addresses="10.1.2.3")
    (tmp_path / "roles.yml").unlink()
    assert refused(settings) == "access.roles_missing"


def test_a_proxy_without_an_address_is_not_served(tmp_path: Path) -> None:
    assert refused(made(tmp_path, sign_in="proxy")) == "access.proxy_missing"
    wrong = made(tmp_path, sign_in="proxy", proxy_addresses="10.1.2.3, gate")
    assert refused(wrong) == "access.proxy_wrong"
    for wide in ("0.0.0.0/0", "10.1.2.3, ::/0", "0.0.0.0/1,128.0.0.0/1"):
        anybody = made(tmp_path, sign_in="proxy", proxy_addresses=wide)
        assert refused(anybody) == "access.proxy_everybody"


@pytest.mark.parametrize(
    ("address", "is_ours"),
    [
        ("10.1.2.3", True),
        ("::ffff:10.1.2.3", True),
        ("10.9.0.77", True),
        ("fd00::1", True),
        ("10.1.2.4", False),
        ("10.10.0.77", False),
        ("127.0.0.1", False),
        ("testclient", False),
        ("", False),
        (None, False),
    ],
)
def test_only_the_named_addresses_are_the_proxy(
    tmp_path: Path, address: str | None, is_ours: bool
) -> None:
    named = "10.1.2.3, 10.9.0.0/24,fd00::/8"
    settings = made(tmp_path, sign_in="proxy", proxy_addresses=named)
    assert comes_from_proxy(address, settings) is is_ours


def test_a_proxys_groups_are_a_list() -> None:
    told = {"proxy_user": "甲", "proxy_groups": "desk, heads,,"}
    assert proxy_claims(told) == {"user": "甲", "groups": ["desk", "heads"]}
    assert proxy_claims({"proxy_user": None}) == {"user": None, "groups": []}
