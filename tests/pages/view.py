"""A page as a reader has it open, and all that the browser complained of meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Download, Page, Request, WebSocket, expect

from pipelines.language import messages
from tests.pages.served import Served

_PATIENCE_MS = 60_000
_SEARCHED = ("/_stcore/health", "/_stcore/host-config")
_HERE = {"127.0.0.1", "localhost"}
# Streamlit says itself whether its script runs and what is still of the last run.
_RESTING = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app !== null
        && app.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && document.querySelector("[data-testid=stMain] h1, [data-testid=stAlert]") !== null
        && document.querySelector("[data-testid=stSkeleton], [data-stale=true]") === null;
}"""
_SIDEWAYS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    const widest = Math.max(
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        main.scrollWidth - main.clientWidth,
    );
    if (widest <= 0) return [];
    const edge = main.getBoundingClientRect().right;
    return [...main.querySelectorAll("*")]
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .slice(0, 5)
        .map((one) => `${one.tagName} ${one.dataset.testid ?? one.className} +${widest}px`);
}"""


@dataclass
class View:
    """One tab of the browser.

    Attributes:
        complaints: errors of the page and its console, and requests that leave this machine.
    """

    page: Page
    served: Served
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(_PATIENCE_MS)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error.message}"))
        self.page.on("request", self._look_at)
        self.page.on("websocket", self._look_at)

    def _hear(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its server at every level of the address; all but one answer 404.
        is_search = urlsplit(message.location["url"]).path.endswith(_SEARCHED)
        if message.type == "error" and not is_search:
            self.complaints.append(f"console: {message.text[:300]}")

    def _look_at(self, asked: Request | WebSocket) -> None:
        parts = urlsplit(asked.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname not in _HERE:
            self.complaints.append(f"goes out: {asked.url}")

    def open(self, code: str, **choices: Any) -> View:
        """Open a page by its address and wait until it stands still."""
        self.page.goto(f"{self.served.url}{code}?{urlencode(choices)}")
        return self.settle()

    def settle(self) -> View:
        """Wait until the script has run and what it gave is drawn, for a quarter of a second."""
        self.page.wait_for_function(_RESTING)
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(_RESTING)
        return self

    @property
    def heading(self) -> str:
        """The page's h1."""
        return self.page.locator("[data-testid=stMain] h1").inner_text()

    @property
    def words(self) -> str:
        """All words of the page, without the frame's."""
        return self.page.locator("[data-testid=stMain]").inner_text()

    @property
    def code(self) -> str:
        """The page's code in the address; empty for the first page."""
        return urlsplit(self.page.url).path.strip("/")

    @property
    def told(self) -> dict[str, str]:
        """The choices that stand in the address."""
        return {name: found[0] for name, found in parse_qs(urlsplit(self.page.url).query).items()}

    def chosen(self, key: str) -> str:
        """What a choice of that key, its name in the address, shows: words of the option."""
        pressed = self.page.locator(f".st-key-{key} [aria-checked=true]")
        if pressed.count():
            return pressed.first.inner_text()
        return self.page.locator(f".st-key-{key} input").first.input_value()

    def choose(self, key: str, option: str) -> View:
        """Choose an option of a select box by its words."""
        self.page.locator(f".st-key-{key} input").first.click()
        self.page.get_by_role("option", name=option, exact=True).first.click()
        return self.settle()

    def press(self, key: str, option: str) -> View:
        """Choose an option of a row of buttons by its words."""
        self.page.locator(f".st-key-{key}").get_by_role("radio", name=option).click()
        return self.settle()

    def go_to(self, code: str, lang: str = "zh") -> View:
        """Change the page by the navigation."""
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link")
        link.filter(has_text=messages()[f"page.{code}"][lang]).first.click()
        expect(self.page.locator("[data-testid=stMain] h1")).to_have_text(
            messages()[f"page.{code}"][lang], timeout=_PATIENCE_MS
        )
        return self.settle()

    def download(self, key: str) -> Download:
        """What a button of that key gives."""
        with self.page.expect_download() as found:
            self.page.locator(f".st-key-{key} button").click()
        return found.value

    def sideways(self) -> list[str]:
        """What is wider than the page; empty when the page cannot be scrolled sideways."""
        return self.page.evaluate(_SIDEWAYS)

    def must_be_well(self) -> None:
        """No failure is shown, the browser did not complain, the server's log names no error."""
        assert self.page.get_by_test_id("stException").count() == 0, self.words
        for failed in messages()["page.failed"].values():
            assert failed not in self.words, self.served.log.read_text("utf-8")[-2000:]
        assert self.complaints == [], self.complaints
        told = self.served.log.read_text("utf-8")
        assert "Traceback" not in told, told[-2000:]
