"""Every page opens on a phone, in both languages, and asks nobody outside.

On a desk test_accessibility.py opens each in Chinese, test_addresses.py in English.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboards.page_list import PAGES
from pipelines.language import LANGUAGES, messages
from tests.pages.conftest import NARROW
from tests.pages.view import View

CODES = [entry.code for entry in PAGES]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_page_opens_and_is_well(new_view: Callable[..., View], code: str, lang: str) -> None:
    view = new_view(NARROW).open(code, lang=lang)
    assert view.heading == messages()[f"page.{code}"][lang]
    view.must_be_well()
    assert view.sideways() == []


def test_the_first_page_is_the_first_of_the_list(view: View) -> None:
    assert view.open("").heading == messages()[f"page.{CODES[0]}"]["zh"]
    view.must_be_well()


def test_the_navigation_names_every_page(view: View) -> None:
    named = view.open("").page.get_by_test_id("stSidebarNav").inner_text()
    for code in CODES:
        assert messages()[f"page.{code}"]["zh"] in named
