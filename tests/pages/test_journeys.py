"""What people come for, click by click."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pipelines.language import messages
from tests.pages.conftest import NARROW
from tests.pages.view import View

NewView = Callable[..., View]
# A question that no machine answers within the door's limit.
HEAVY = "select count(*) from fct_payments a, fct_payments b, fct_payments c where a.amount_yuan"
HEAVY += " + b.amount_yuan > c.amount_yuan"
_SOON_MS, _PATIENCE_MS = 10_000, 60_000


def _words(code: str) -> str:
    return messages()[code]["zh"]


def read_on_a_phone(new_view: NewView) -> None:
    """The frame's choices lie behind a button there."""
    view = new_view(NARROW).open("year_end")
    view.page.get_by_test_id("stExpandSidebarButton").click()
    view.press("lang", "English")
    assert view.told == {"lang": "en"}
    assert view.heading == messages()["page.year_end"]["en"]
    view.must_be_well()


def go_from_a_work_to_a_town(new_view: NewView) -> None:
    """A town's name leads to its card, of the same month."""
    view = new_view().open("key_work", work=4, as_of="2013-06")
    link = view.page.get_by_test_id("stMain").get_by_role("link", name="西南街道")
    link.first.click()
    expect(view.page.locator("[data-testid=stMain] h1")).to_have_text(
        _words("page.town_card"), timeout=_PATIENCE_MS
    )
    view.settle()
    assert view.chosen("town") == "西南街道"
    assert view.chosen("as_of") == "2013-06"
    assert "西南街道" in view.words
    view.must_be_well()


def go_from_the_year_to_a_work(new_view: NewView) -> None:
    """A card's name leads to its work."""
    view = new_view().open("year_end", as_of="2013-06")
    link = view.page.get_by_test_id("stMain").locator("a[href*='key_work']")
    link.first.click()
    expect(view.page.locator("[data-testid=stMain] h1")).to_have_text(
        _words("page.key_work"), timeout=_PATIENCE_MS
    )
    assert view.settle().chosen("as_of") == "2013-06"
    view.must_be_well()


def ask_and_call_off(new_view: NewView) -> None:
    """A heavy question stops when it is called off; the next one is answered."""
    view = new_view().open("workbench", editor="plain")
    _ask(view, HEAVY)
    stop = view.page.locator(".st-key-bench_cancel button")
    stop.click()
    expect(stop).to_have_count(0, timeout=_SOON_MS)
    _ask(view, "select count(*) as towns from dim_areas where area_level = 'town'")
    expect(view.page.get_by_test_id("stMain").get_by_test_id("stDataFrame").first).to_be_visible(
        timeout=_PATIENCE_MS
    )
    view.must_be_well()


def save_a_question_and_open_it_again(new_view: NewView) -> None:
    """A saved question is opened by its address, by whoever has it."""
    view = new_view().open("workbench", editor="plain")
    statement = "select count(*) as 测试 from dim_areas"
    box = view.page.locator(".st-key-bench_plain textarea")
    box.fill(statement)
    box.press("Control+Enter")
    view.settle()
    view.page.get_by_role("button", name=_words("workbench.save")).first.click()
    view.page.locator("[class*=st-key-bench_name_] input").fill("网页测试的问题")
    view.page.locator(".st-key-bench_who input").fill("网页测试")
    view.page.locator("[data-testid=stFormSubmitButton] button").click()
    view.settle()
    expect(view.page).to_have_url(re.compile("question="), timeout=_PATIENCE_MS)
    again = new_view()
    again.page.goto(view.page.url)
    again.settle()
    assert again.page.locator(".st-key-bench_plain textarea").input_value() == statement
    again.must_be_well()


def _ask(view: View, statement: str) -> None:
    box = view.page.locator(".st-key-bench_plain textarea")
    box.fill(statement)
    box.press("Control+Enter")
    view.settle()
    view.page.locator(".st-key-bench_run button").click()


JOURNEYS = (
    read_on_a_phone,
    go_from_a_work_to_a_town,
    go_from_the_year_to_a_work,
    ask_and_call_off,
    save_a_question_and_open_it_again,
)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_a_journey_ends_where_it_should(
    new_view: NewView, journey: Callable[[NewView], None]
) -> None:
    journey(new_view)
