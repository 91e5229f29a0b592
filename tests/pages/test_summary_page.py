"""The summary page answers a reader who points at a figure, from within itself."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.view import View


def test_a_bar_tells_its_figure_and_a_figure_its_note(new_view: Callable[..., View]):
    view = new_view().open("summary", as_of="2013-12")
    paper = view.page.frame_locator("iframe")
    hint = paper.locator("#hint")
    bar = paper.get_by_label("7月 ").first
    bar.scroll_into_view_if_needed()
    bar.hover()
    assert hint.inner_text() == bar.get_attribute("aria-label")
    figure = paper.locator(".figure").first
    figure.scroll_into_view_if_needed()
    figure.hover()
    assert "口径：" in hint.inner_text()
    figure.locator("a").press("Escape")
    assert hint.is_hidden()
    view.must_be_well()
