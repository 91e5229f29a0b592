"""A build that is published while a page is open appears on it by itself."""

from __future__ import annotations

from playwright.sync_api import expect

from dashboards.page_list import PAGES
from tests.pages.view import View

# A page looks every five seconds; the promise is ten.
_SOON_MS = 10_000


def test_a_published_build_appears_within_ten_seconds(view: View) -> None:
    served = view.served
    before = served.build_id
    main = view.open(PAGES[0].code, as_of="2013-06").page.get_by_test_id("stMain")
    expect(main).to_contain_text(before)
    try:
        twin = served.publish_twin()
        expect(main).to_contain_text(twin, timeout=_SOON_MS)
        expect(main).not_to_contain_text(before, timeout=_SOON_MS)
        view.settle()
        assert view.chosen("as_of") == "2013-06"
    finally:
        served.point_back_to(before)
    expect(main).to_contain_text(before, timeout=_SOON_MS)
    view.must_be_well()
