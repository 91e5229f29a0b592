"""The workbench as a page: links reopen questions, answers say how many rows there are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import door
from dashboards.workbench import running, saved
from dashboards.workbench.result import file_bytes
from pipelines.build.current import current_build
from pipelines.desk.save_question import save_question
from pipelines.frames.open_build import BuildDoor
from pipelines.language import say
from pipelines.query.questions.parameters import Parameter
from pipelines.query.questions.question import Question
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST
from tests.build.quick_build import build_of

VIEW = Path(__file__).parents[2] / "dashboards" / "views" / "workbench.py"
TABLES = """
create table fct_many as select range as n, range % 7 as town from range(3000);
create table dim_areas (area_code varchar, area_name varchar, full_name varchar,
    area_level varchar, is_unknown boolean);
insert into dim_areas values ('1', '甲区', '甲区', 'district', false),
    ('2', '乙镇', '乙镇', 'town', false);
create table dim_months as select date '2013-12-01' as month;
"""
Open = Callable[..., AppTest]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    made = Settings(data=tmp_path / "data", sql_rows=1000, sql_at_once=2)

    build_of(made, TABLES, is_judged=False)
    build_door = BuildDoor(made.folder)
    monkeypatch.setattr(door, "_door", lambda: build_door)
    for module in (running, saved):
        monkeypatch.setattr(module, "get_settings", lambda: made)
    running._seats.clear()
    yield made
    running._seats.clear()


@pytest.fixture
def opened(settings: Settings) -> Open:
    def _open(**address: str) -> AppTest:
        page = AppTest.from_file(str(VIEW), default_timeout=60)
        page.session_state["as_of"] = "2013-12"
        for key, value in address.items():
            page.query_params[key] = value
        return page.run()

    return _open


def ask(page: AppTest, sql: str | None = None) -> AppTest:
    """Run what stands in the plain text box, to its end."""
    if sql is not None:
        page.text_area(key="bench_plain").input(sql).run()
    page.button(key="bench_run").click().run()
    for _ in range(100):
        if page.session_state["_bench"].running is None:
            return page
        time.sleep(0.1)
        page.run()
    raise AssertionError("no answer")


def told(page: AppTest) -> str:
    kinds = ("caption", "error", "warning", "info", "success", "subheader")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(page, kind))


def test_it_says_how_many_rows_are_shown_of_how_many(opened: Open) -> None:
    page = ask(opened(editor="plain", rows="100"), "from fct_many where n < 250")
    assert not page.exception
    assert "显示 100 行，共 250 行，" in told(page)
    assert page.dataframe[0].value.shape == (100, 2)
    assert len(file_bytes(page.session_state["_bench"].outcome, "csv").splitlines()) == 251


def test_beyond_the_limit_it_says_more_than(opened: Open) -> None:
    page = ask(opened(editor="plain"), "from fct_many")
    assert "显示 500 行，共 1,000 行以上" in told(page)
    assert page.session_state["_bench"].outcome.frame.height == 1000


def test_a_saved_question_reopens_by_its_address(opened: Open, settings: Settings) -> None:
    sql = "select n from fct_many where town = $least_count and n < 20"
    asked = Question("", "第二镇", sql, (Parameter("least_count", "number", "3"),), "综合股")
    kept = save_question(asked, current_build(settings.folder), settings, ANALYST)
    page = ask(opened(editor="plain", question=kept.code))
    assert page.text_area(key="bench_plain").value == sql
    assert page.session_state["_bench"].outcome.frame["n"].to_list() == [3, 10, 17]
    # A link with another value asks with that one.
    page = ask(opened(editor="plain", question=kept.code, p_least_count="5"))
    assert page.session_state["_bench"].outcome.frame["n"].to_list() == [5, 12, 19]


def test_a_link_to_a_question_that_is_gone_says_so(opened: Open) -> None:
    assert "链接里的问题不存在" in told(opened(question="0123abcd"))


def test_a_value_from_a_link_is_only_a_value(opened: Open, settings: Settings) -> None:
    sql = "select count(*) as n from fct_many where $who = 'x'"
    asked = Question("", "谁", sql, (Parameter("who", "text", "x"),), "综合股")
    kept = save_question(asked, current_build(settings.folder), settings, ANALYST)
    page = ask(opened(editor="plain", question=kept.code, p_who="' or 1 = 1 --"))
    assert page.session_state["_bench"].outcome.frame["n"].to_list() == [0]
    page = ask(opened(editor="plain", question=kept.code))
    assert page.session_state["_bench"].outcome.frame["n"].to_list() == [3000]


def test_nothing_runs_before_its_parameters_were_seen(opened: Open) -> None:
    page = opened(editor="plain")
    page.text_area(key="bench_plain").input("select $who as who")
    page = ask(page)
    assert "新的参数" in told(page)
    assert page.session_state["_bench"].outcome is None
    assert ask(page).session_state["_bench"].outcome.frame["who"].to_list() == [None]


def test_a_town_is_chosen_by_name_and_its_code_is_bound_and_told(opened: Open) -> None:
    page = opened(editor="plain")
    page.text_area(key="bench_plain").input("select $town as code").run()
    box = page.selectbox(key="p_town")
    assert "代码" in box.label
    assert box.options == [say("workbench.any_town"), "甲区 1", "乙镇 2"]
    assert r"town\_code \= \$town" in told(page)
    box.select("2").run()
    assert ask(page).session_state["_bench"].outcome.frame["code"].to_list() == ["2"]


def test_a_slip_is_a_sentence_and_stands_in_the_history(opened: Open) -> None:
    page = ask(opened(editor="plain"), "from fct_mny")
    assert "没有可查的表" in told(page)
    assert not page.exception
    assert len(page.session_state["_bench"].history) == 1


def test_cancelling_kills_the_child_and_says_so(opened: Open) -> None:
    page = opened(editor="plain")
    heavy = "select sum(hash(a.n * b.n * c.n)) from fct_many a, fct_many b, fct_many c"
    page.text_area(key="bench_plain").input(heavy).run()
    page.button(key="bench_run").click().run()
    child = page.session_state["_bench"].running._child
    assert child.poll() is None
    page.button(key="bench_cancel").click().run()
    assert child.poll() is not None
    assert "查询已取消" in told(page)


def test_a_full_house_is_told_and_a_seat_comes_free_again(opened: Open) -> None:
    seats = running._seats()
    assert seats.acquire(blocking=False)
    assert seats.acquire(blocking=False)
    page = ask(opened(editor="plain"), "select 1 as n")
    assert "现在已有 2 个查询在跑" in told(page)
    seats.release()
    for _ in range(2):
        assert ask(page).session_state["_bench"].outcome.frame["n"].to_list() == [1]


def test_an_answer_is_drawn_as_chosen(opened: Open) -> None:
    page = opened(editor="plain", chart="bars", x="town", y="n")
    page = ask(page, "select town, count(*) as n from fct_many group by 1 order by 1")
    assert len(page.get("plotly_chart")) == 1
    page = ask(page, "from fct_many")
    assert "最多画 60 行" in told(page)
