"""First views in Chromium: from an empty cache to a page that stands still."""

from __future__ import annotations

import shutil
import time

from playwright.sync_api import sync_playwright

_RESTING = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app !== null && app.dataset.testScriptState === "notRunning"
        && document.querySelector("[data-testid=stMain] h1") !== null
        && document.querySelector("[data-testid=stSkeleton], [data-stale=true]") === null;
}"""


def time_first_views(url: str, codes: list[str]) -> None:
    """Print a row a page: seconds of its first view with an empty cache, and of the next."""
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if path is None:
        print("\nno Chromium: first views are not timed")
        return
    print("\n| page | first view | next view |\n| --- | --- | --- |")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for code in codes:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            times = []
            for _ in range(2):
                page = context.new_page()
                begun = time.perf_counter()
                page.goto(f"{url}{code}")
                page.wait_for_function(_RESTING)
                times.append(time.perf_counter() - begun)
                page.close()
            context.close()
            print(f"| {code} | {times[0]:.1f} s | {times[1]:.1f} s |", flush=True)
        browser.close()
