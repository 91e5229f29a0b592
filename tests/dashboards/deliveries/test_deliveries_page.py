"""The page 收件: what it shows is the build's, what it does is the desk's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards.deliveries import precheck
from pipelines.desk.check_unpaid import CheckedList
from pipelines.desk.register_now import NO_DELIVERY, deliveries_in_force
from pipelines.language import say
from pipelines.settings import get_settings
from tests.access.made_readers import CLERK
from tests.dashboards.open_tabs import open_tables
from tests.deliveries.made_lists import id_number, name
from tests.desk.made_office import as_csv, as_xlsx, rows
from tests.frames.made_build import make_build

ROOT = Path(__file__).parents[3]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page on an empty data folder and a build of hand-made tables."""
    monkeypatch.setenv("MINSHENG_DATA", str(tmp_path / "data"))
    get_settings.cache_clear()
    monkeypatch.syspath_prepend(str(ROOT))
    build = make_build(ROOT / "tests/frames/clerks/deliveries.sql", deliveries_sha256=NO_DELIVERY)
    view = ROOT / "dashboards" / "views" / "deliveries.py"
    page = AppTest.from_file(str(view), default_timeout=180)
    page.session_state["_build"] = build
    page.session_state["as_of"] = "2013-12"
    yield page
    get_settings.cache_clear()


def shown(page: AppTest) -> str:
    parts = (page.error, page.info, page.warning, page.success, page.markdown, page.text)
    return "\n".join(element.value for part in (*parts, page.caption) for element in part)


def test_files_are_taken_in_and_told_and_the_build_is_known_to_be_old(page) -> None:
    page.query_params["from"] = "440607001000"
    page.run()
    assert say("deliveries.all_built") in shown(page)
    body = [*rows("2013-06", range(5)), *rows("2013-06", range(5, 6), 身份证号="4.40607E+17")]
    page.file_uploader[0].set_value(
        [
            ("6月.csv", as_csv(body), "text/csv"),
            ("坏_[x](y).xlsx", as_xlsx(rows("2013-07", range(5)))[:700], ""),
        ]
    ).run()
    page.button(key="take_in").click().run()
    assert not page.exception
    (refused,) = page.error
    assert "没有收" in refused.value
    counts, rejected = (table.value for table in page.dataframe)
    assert counts[say("deliveries.column_accepted")].to_list() == [5]
    assert rejected[say("deliveries.column_row")].to_list() == [7]
    assert say("deliveries.not_built") in shown(page)
    everything = shown(page) + counts.to_string() + rejected.to_string()
    assert not any(name(o) in everything or id_number(o) in everything for o in range(6))
    assert page.file_uploader[0].value in (None, [])


def test_a_list_that_keeps_little_is_held_in_view_until_it_is_confirmed(page) -> None:
    page.query_params["from"] = "440607001000"
    page.run()
    for file, count in (("6月.csv", 30), ("6月更正.csv", 4)):
        body = as_csv(rows("2013-06", range(count)))
        page.file_uploader[0].set_value([(file, body, "text/csv")]).run()
        page.button(key="take_in").click().run()
    told = [box.value for box in page.warning if "待确认" in box.value]
    # On top of the page, and on the receipt of the file.
    assert len(told) == 2
    assert "原 30 行" in told[0]
    assert "6月更正" in told[1]
    page.query_params["part"] = "change"
    page.run()
    assert page.button(key="confirm_loss").disabled
    page.text_input(key="clerk").set_value("经办甲")
    page.text_input(key="held_why_0").set_value("只剩四人").run()
    page.button(key="confirm_loss").click().run()
    assert not page.exception
    assert "已确认" in page.success[0].value
    page.query_params["part"] = "state"
    page.run()
    assert not any("待确认" in box.value for box in page.warning)


def test_a_day_that_is_none_is_told_and_nothing_is_taken(page, tmp_path: Path) -> None:
    page.run()
    page.file_uploader[0].set_value([("6月.csv", as_csv(rows("2013-06", range(2))), "")]).run()
    page.text_input(key="hand_in_day").set_value("7月10日").run()
    page.button(key="take_in").click().run()
    assert "日期应写作" in page.error[0].value
    assert not (tmp_path / "data" / "inbox").exists()


def test_a_nil_return_needs_a_name_and_then_is_recorded(page) -> None:
    page.query_params["part"] = "change"
    page.query_params["nil_of"] = "440607001000"
    page.query_params["nil_feed"] = "cremations"
    page.run()
    assert page.button(key="nil").disabled
    page.text_input(key="clerk").set_value("经办甲").run()
    page.button(key="nil").click().run()
    assert "由区本级各科室报" in page.error[0].value
    assert deliveries_in_force(CLERK, get_settings()).is_empty()
    page.selectbox(key="nil_feed").set_value("disability_allowance_payments").run()
    page.button(key="nil").click().run()
    assert not page.exception
    assert "440607001000" not in shown(page)
    assert page.success
    assert deliveries_in_force(CLERK, get_settings())["is_nil"].to_list() == [True]
    assert "经办甲" not in str(page.query_params)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", ["coverage", "receipts", "rejected", "quality"])
def test_every_view_is_shown_in_both_languages(page, view, lang, monkeypatch) -> None:
    monkeypatch.setenv("MINSHENG_LANG", lang)
    page.query_params["part"] = "state"
    page.query_params["view"] = view
    open_tables(page, "coverage", "inbound_quality")
    page.run()
    assert not page.exception
    assert not page.error
    assert page.dataframe


def test_a_deliverers_coverage_says_each_delivery_in_a_word(page) -> None:
    page.query_params["part"] = "state"
    page.query_params["of"] = "440607000000"
    open_tables(page, "coverage")
    page.run()
    table = page.dataframe[0].value
    assert table["status_words"].to_list() == [
        say("coverage.late"),
        say("coverage.nil"),
    ]


def test_return_workbooks_need_a_name(page) -> None:
    page.query_params["part"] = "returns"
    page.run()
    assert page.button(key="make_returns").disabled
    page.text_input(key="clerk").set_value("经办甲").run()
    page.button(key="make_returns").click().run()
    assert not page.exception
    # Nothing was taken in yet: the command's own sentence.
    assert say("no_deliveries_yet")[:-1] in page.error[0].value


def test_a_checked_lists_workbook_is_kept_by_the_page_alone(page, monkeypatch) -> None:
    doubts = pl.DataFrame(schema=["check"])
    rejected = pl.DataFrame(schema=["sheet", "row", "column", "reason", "remedy"])
    checked = CheckedList(["一份发放表"], doubts, rejected, workbook=b"names and numbers")
    monkeypatch.setattr(precheck, "check_unpaid", lambda *_: checked)
    page.query_params["part"] = "precheck"
    page.run()
    page.text_input(key="clerk").set_value("经办甲").run()
    page.file_uploader[0].set_value([("表.csv", b"x", "text/csv")]).run()
    page.button(key="precheck").click().run()
    assert "一份发放表" in shown(page)
    kept = page.session_state["_of_page"]
    assert [one[1] for one in kept.values()] == [checked]
    assert not {"checked_list", "checking_list"} & set(page.session_state)
    # Another page is entered: the frame empties what a page keeps for its reader.
    frame = AppTest.from_function(_enter_page)
    frame.session_state["_page"] = "/deliveries"
    frame.session_state["_of_page"] = dict(kept)
    assert frame.run().session_state["_of_page"] == {}


def _enter_page() -> None:
    from dashboards.parts.address import notice_page, of_page

    notice_page()
    of_page()


def test_before_the_first_build_files_can_be_handed_in(page) -> None:
    st.cache_resource.clear()
    del page.session_state["_build"]
    page.run()
    assert not page.exception
    assert page.button(key="take_in").disabled
    assert say("deliveries.all_built") not in shown(page)
    st.cache_resource.clear()
