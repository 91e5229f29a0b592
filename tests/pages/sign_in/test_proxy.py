"""A proxy's headers are believed from the proxy, and from nobody who only says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from pipelines.language import say
from tests.district.made_district import District
from tests.pages.served import Served, serve
from tests.pages.sign_in.wire import Wire, page_hash

ROLES = """
name: user
roles:
  - {claim: groups, value: heads, role: leader}
  - {claim: groups, value: desk, role: clerk}
"""
CLERK = {"X-Forwarded-User": "desk1", "X-Forwarded-Groups": "staff, desk"}
LEADER = {"X-Forwarded-User": "head1", "X-Forwarded-Groups": "heads"}
FINDINGS = say("findings.by_group", "zh")
NOT_BY_PROXY = say("access.not_by_proxy", "zh")


@pytest.fixture(scope="module")
def behind(
    first_district: District, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Iterator[Served]]:
    """The pages, with the proxy at that address."""

    @contextmanager
    def _behind(proxy: str) -> Iterator[Served]:
        folder = tmp_path_factory.mktemp("proxied")
        settings = {"MINSHENG_SIGN_IN": "proxy", "MINSHENG_PROXY_ADDRESSES": proxy}
        with serve(first_district, folder, {"roles.yml": ROLES}, **settings) as found:
            yield found

    return _behind


def findings(served: Served, **headers: str) -> str:
    """What somebody with these headers is told at the clerks' page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with Wire(urlsplit(served.url).netloc, named) as wire:
        return wire.run(page_script_hash=page_hash("findings"))


def test_the_proxys_headers_give_the_role(behind: Callable) -> None:
    with behind("127.0.0.1") as served:
        told = findings(served, **CLERK)
        assert FINDINGS in told
        assert "desk1" in told
        refused = findings(served, **LEADER)
        assert say("access.page_refused", "zh") in refused
        assert FINDINGS not in refused
        stranger = findings(served, **CLERK | {"X-Forwarded-Groups": "staff"})
        assert say("access.no_role", "zh", name="desk1") in stranger
        assert say("access.no_name", "zh", claim="user") in findings(served)


def test_who_is_not_the_proxy_is_nobody_whatever_the_headers_say(behind: Callable) -> None:
    with behind("10.9.9.9") as served:
        for more in ({}, {"X-Forwarded-For": "10.9.9.9"}, {"Forwarded": "for=10.9.9.9"}):
            told = findings(served, **CLERK | more)
            assert NOT_BY_PROXY in told
            assert FINDINGS not in told
