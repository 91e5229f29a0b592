"""The page of findings: each view shows the build's own figures, and an answer shows at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.oversight.dispositions import read_dispositions
from pipelines.settings import get_settings
from tests.dashboards.open_tabs import open_tables
from tests.frames.made_build import make_build

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("MINSHENG_DATA", str(tmp_path))
    get_settings.cache_clear()
    monkeypatch.syspath_prepend(str(ROOT))
    view = ROOT / "dashboards" / "views" / "findings.py"
    page = AppTest.from_file(str(view), default_timeout=60)
    page.session_state["_build"] = make_build(ROOT / "tests/frames/clerks/findings.sql")
    page.session_state["as_of"] = "2013-03"
    yield page
    get_settings.cache_clear()


def titles(page: AppTest) -> list[str]:
    return [element.value for element in page.subheader]


def test_the_overview_counts_checks(page):
    open_tables(page, "groups", "checks")
    page.run()
    assert not page.exception
    counts = page.dataframe[1].value
    assert dict(zip(counts["check_code"], counts["finding_count"], strict=True)) == {
        "I1": 1,
        "D1": 3,
        "T1": 1,
    }


def test_the_list_is_exact_and_follows_the_address(page):
    page.query_params["shown"] = "list"
    page.query_params["check"] = "D"
    page.query_params["town"] = "440607001000"
    page.run()
    assert not page.exception
    assert titles(page) == ["疑点清单（2条）"]
    assert page.dataframe[0].value["amount_at_risk_yuan"].to_list() == [200.0, 100.5]


def test_results_are_words_with_a_sign_in_both_languages(page):
    page.query_params["shown"] = "results"
    page.run()
    assert page.dataframe[0].value["2013-01"].to_list() == ["－ 不适用", "▲ 疑点 1", "✓ 通过"]


def test_an_answer_is_recorded_and_shows_as_waiting(page, tmp_path):
    page.query_params["finding"] = "D1-00000000aaaa"
    page.run()
    assert not page.exception
    page.radio[0].set_value("mended")
    page.text_input(key="clerk").set_value("经办甲")
    page.button[1].click().run()
    assert not page.exception
    recorded = read_dispositions(tmp_path / "dispositions.csv")
    assert recorded["disposition"].to_list() == ["已整改"]
    history = page.dataframe[1].value
    assert history["standing"].to_list() == ["将在下次建库后计入"]


def test_an_answer_without_a_name_is_not_recorded(page, tmp_path):
    page.query_params["finding"] = "D1-00000000aaaa"
    page.run()
    page.radio[0].set_value("mended")
    page.button[1].click().run()
    assert "经办人" in page.error[0].value
    assert not (tmp_path / "dispositions.csv").exists()


def test_an_id_of_no_finding_is_told(page):
    page.query_params["finding"] = "D1-nothing"
    page.run()
    assert "0 条" in page.warning[0].value


def test_english_names_checks_and_answers_in_english(page, monkeypatch):
    monkeypatch.setenv("MINSHENG_LANG", "en")
    page.query_params["shown"] = "list"
    page.run()
    assert not page.exception
    table = page.dataframe[0].value
    assert table["check"].to_list()[:2] == ["D1 Paid after death"] * 2
    assert table["answer"].to_list()[0] == "✓ mended"
    assert "Chinese sentences" in page.caption[-1].value
