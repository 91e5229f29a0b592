"""Every page can be read by keys, by a screen reader, and in the dark; axe finds nothing grave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboards.page_list import PAGES
from pipelines.language import messages
from tests.pages.conftest import WIDE
from tests.pages.served import Served
from tests.pages.view import View

AXE = Path(__file__).parent / "axe"
# axe-core 4.14.1 as its package holds it: one file, so that no test needs Node or a network.
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
# What lies inside Streamlit's own widgets, which no page can change: rule, place, reason. The
# list may not grow without this number.
ALLOWED: list[dict[str, str]] = yaml.safe_load((AXE / "allowed.yml").read_text("utf-8"))
MOST_ALLOWED = 2
CODES = [entry.code for entry in PAGES]
_GRAVE = """async (allowed) => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations
        .filter((rule) => ["serious", "critical"].includes(rule.impact))
        .flatMap((rule) => rule.nodes.map((node) => {
            const place = document.querySelector(node.target.flat().at(-1));
            const excuse = allowed.findIndex(
                (one) => one.rule === rule.id && place !== null && place.matches(one.place)
            );
            return {excuse, told: `${rule.id} (${rule.help}): ${node.html.slice(0, 200)}`};
        }));
}"""
_SHADE = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@dataclass(frozen=True)
class Seen:
    """A page as it was looked at once.

    Attributes:
        grave: what axe finds grave: words of it, and which excuse it has, below 0 none.
        shade: red, green and blue of what lies behind everything.
    """

    grave: list[dict[str, Any]]
    shade: list[int]


Audit = Callable[[str, str], Seen]


@pytest.fixture(scope="module")
def audit(served: Served, contexts: Callable[..., Any]) -> Audit:
    """What is seen of a page in a theme; it opened, and is well."""
    program = (AXE / "axe.min.js").read_text("utf-8")

    @cache
    def look(code: str, theme: str) -> Seen:
        view = View(contexts(WIDE, theme).new_page(), served).open(code)
        view.must_be_well()
        assert view.heading == messages()[f"page.{code}"]["zh"]
        assert view.sideways() == []
        shade = view.page.evaluate(_SHADE).strip("rgba() ").split(",")[:3]
        view.page.evaluate(program)
        found = view.page.evaluate(_GRAVE, ALLOWED)
        view.page.close()
        return Seen(found, [int(part) for part in shade])

    return look


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", CODES)
def test_nothing_of_ours_is_grave(audit: Audit, code: str, theme: str) -> None:
    told = [one["told"] for one in audit(code, theme).grave if one["excuse"] < 0]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("code", CODES)
def test_the_dark_is_dark(audit: Audit, code: str) -> None:
    assert sum(audit(code, "dark").shade) < 3 * 64 < sum(audit(code, "light").shade)


def test_what_is_allowed_is_few_has_a_reason_and_is_still_there(audit: Audit) -> None:
    assert len(ALLOWED) == MOST_ALLOWED
    assert all(one["reason"] for one in ALLOWED)
    met = {one["excuse"] for code in CODES for theme in ("light", "dark")
           for one in audit(code, theme).grave}  # fmt: skip
    assert [one for at, one in enumerate(ALLOWED) if at not in met] == []


def test_axe_is_the_file_that_was_published() -> None:
    assert hashlib.sha256((AXE / "axe.min.js").read_bytes()).hexdigest() == AXE_SHA256
