"""The pages behind a sign-in: a provider of OpenID Connect, and readers who are signed in there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.district.made_district import District
from tests.pages.served import Served, free_port, serve, wait_until_answers
from tests.pages.sign_in.provider import CLIENT, CLIENT_SECRET
from tests.pages.view import View

ROOT = Path(__file__).parents[3]
ROLES = """
name: preferred_username
roles:
  - {claim: groups, value: leaders, role: leader}
  - {claim: groups, value: analysts, role: analyst}
  - {claim: groups, value: clerks, role: clerk}
  - {claim: groups, value: admins, role: admin}
"""
PROVIDER = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "cookies-of-the-tests-are-signed-with-this"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The provider's address, while its process runs."""
    port = free_port()
    log = tmp_path_factory.mktemp("provider") / "provider.log"
    command = [sys.executable, "-m", "tests.pages.sign_in.provider", str(port)]
    with log.open("wb") as told, subprocess.Popen(
        command, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT
    ) as server:  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        wait_until_answers(server, f"{address}/keys", log)
        yield address
        server.terminate()


@pytest.fixture(scope="session")
def behind_sign_in(
    first_district: District, issuer: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The pages, with the provider."""
    provider = PROVIDER.format(client=CLIENT, secret=CLIENT_SECRET, issuer=issuer)
    files = {"roles.yml": ROLES, "oidc.toml": provider}
    folder = tmp_path_factory.mktemp("signed")
    with serve(first_district, folder, files, MINSHENG_SIGN_IN="oidc") as found:
        yield found


@pytest.fixture(scope="module")
def browser_of(browser: Browser) -> Callable[[str], BrowserContext]:
    """The browser of one person, with cookies of its own."""
    made: dict[str, BrowserContext] = {}

    def context(person: str) -> BrowserContext:
        if person not in made:
            made[person] = browser.new_context(locale="zh-CN", viewport=_SCREEN)
        return made[person]

    return context


_SCREEN = {"width": 1440, "height": 900}


@pytest.fixture
def signed_in(
    behind_sign_in: Served, browser_of: Callable[[str], BrowserContext]
) -> Iterator[Callable[[str], View]]:
    """Open a tab of that person, who has signed in."""
    opened: list[View] = []

    def view(person: str) -> View:
        found = View(browser_of(person).new_page(), behind_sign_in)
        opened.append(found)
        found.page.goto(behind_sign_in.url)
        found.settle()
        if found.page.locator(".st-key-sign_in").count():
            found.page.locator(".st-key-sign_in button").click()
            found.page.locator(f"#{person}").click()
            found.page.wait_for_url(f"{behind_sign_in.url}**")
            found.settle()
        return found

    yield view
    for one in opened:
        one.page.close()
