"""A view can be sent, reloaded, gone back to, and kept from page to page: it is its address."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from dashboards.page_list import PAGES
from pipelines.language import messages
from tests.pages.view import View

CODES = [entry.code for entry in PAGES]
TOLD = {"year": "2012", "as_of": "2012-12", "lang": "en"}
MONTH = {"as_of": "2013-06", "lang": "en"}


@pytest.mark.parametrize("code", CODES)
def test_what_the_address_says_is_shown_and_stays(view: View, code: str) -> None:
    view.open(code, **MONTH)
    for is_loaded_anew in (False, True):
        if is_loaded_anew:
            view.page.reload()
            view.settle()
        assert view.told.items() >= MONTH.items()
        assert view.heading == messages()[f"page.{code}"]["en"]
        assert (view.chosen("as_of"), view.chosen("lang")) == ("2013-06", "English")
    assert view.code == code
    view.must_be_well()
    assert view.sideways() == []


def test_a_year_of_the_address_is_shown(view: View) -> None:
    view.open(CODES[0], **TOLD)
    assert (view.chosen("year"), view.chosen("as_of")) == ("2012", "2012-12")
    view.must_be_well()


@pytest.mark.parametrize("wrong", [{"year": "1066"}, {"as_of": "soon"}, {"lang": "xx"}])
def test_an_address_with_a_wrong_choice_shows_the_usual_view(
    view: View, wrong: dict[str, str]
) -> None:
    view.open(CODES[0], **wrong)
    assert (view.chosen("year"), view.chosen("as_of")) == ("2013", "2013-12")
    assert view.chosen("lang") == "中文"
    view.must_be_well()


def test_a_choice_goes_into_the_address_and_going_back_undoes_it(view: View) -> None:
    view.open(CODES[0])
    view.choose("as_of", "2013-06")
    assert view.told == {"as_of": "2013-06"}
    view.press("lang", "English")
    assert view.told == {"as_of": "2013-06", "lang": "en"}
    assert view.heading == messages()[f"page.{CODES[0]}"]["en"]
    view.page.go_back()
    view.settle()
    assert (view.chosen("as_of"), view.chosen("lang")) == ("2013-06", "中文")
    assert view.heading == messages()[f"page.{CODES[0]}"]["zh"]
    view.page.go_back()
    view.settle()
    assert view.chosen("as_of") == "2013-12"
    assert view.told == {}
    view.must_be_well()


def test_a_change_of_page_keeps_year_month_and_language(view: View) -> None:
    view.open(CODES[0], **TOLD)
    for code in CODES[1:]:
        view.go_to(code, "en")
        assert view.code == code
        assert (view.chosen("year"), view.chosen("as_of")) == ("2012", "2012-12"), code
        assert view.told.items() >= {"year": "2012", "lang": "en"}.items(), code
        view.must_be_well()


def test_links_between_pages_open_what_they_name(view: View) -> None:
    seen: set[str] = set()
    for code in CODES:
        view.open(code)
        found = view.page.locator("[data-testid=stMain] a[href]").evaluate_all(
            "links => links.map(link => link.href)"
        )
        for link in [one for one in found if one.startswith(view.served.url)]:
            target = urlsplit(link).path.strip("/")
            assert target in {"", *CODES}, f"{code}: {link}"
            # One link of each page to each other is enough: the rest differ in choices.
            if f"{code} {target}" not in seen:
                seen.add(f"{code} {target}")
                view.page.goto(link)
                view.settle()
                view.must_be_well()
                assert view.heading == messages()[f"page.{target or CODES[0]}"]["zh"]
