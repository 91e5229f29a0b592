"""One server for all tests of the pages, and Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.district.made_district import District
from tests.pages.served import Served, serve
from tests.pages.view import View

WIDE, NARROW = (1440, 900), (390, 844)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, first_district: District) -> Iterator[Served]:
    """The pages on a copy of the sample."""
    with serve(first_district, tmp_path_factory.mktemp("pages")) as found:
        yield found


# A browser a module: while one runs, no other test of this process can have an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        told = "Chromium is not installed: apt-get install chromium (Debian), or Google Chrome"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Callable[[tuple[int, int], str], BrowserContext]:
    """Readers' browsers by screen and theme; each keeps what it fetched once."""
    made: dict[Any, BrowserContext] = {}

    def context(screen: tuple[int, int], theme: str) -> BrowserContext:
        if (screen, theme) not in made:
            width, height = screen
            made[screen, theme] = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,
                locale="zh-CN",
                accept_downloads=True,
            )
        return made[screen, theme]

    return context


@pytest.fixture
def new_view(
    served: Served, contexts: Callable[[tuple[int, int], str], BrowserContext]
) -> Iterator[Callable[..., View]]:
    """Open tabs; they close at the test's end."""
    opened: list[View] = []

    def view(screen: tuple[int, int] = WIDE, theme: str = "light") -> View:
        opened.append(View(contexts(screen, theme).new_page(), served))
        return opened[-1]

    yield view
    for one in opened:
        one.page.close()


@pytest.fixture
def view(new_view: Callable[..., View]) -> View:
    """One tab on a desk."""
    return new_view()
