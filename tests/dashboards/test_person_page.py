"""The page of one person: nothing without a reason and a log, and the number stays nowhere."""

from __future__ import annotations

import dataclasses
import logging
from contextvars import copy_context
from pathlib import Path

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import door
from dashboards.person import look_up
from pipelines.frames.open_build import BuildDoor
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.build.quick_build import build_of
from tests.deliveries.made_lists import id_number
from tests.desk.made_vault import key_of, log_lines, make_vault
from tests.frames.one_person.person_tables import ME, TABLES

VIEW = Path(__file__).parents[2] / "dashboards" / "views" / "person.py"
NUMBER = id_number(7)
NAME = "赵芃芊"


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    """A data folder with a vault and a build that hold one person."""
    made = Settings(data=tmp_path / "data")
    make_vault(made, {NUMBER: [NAME]})
    tables = TABLES.replace(f"'{ME}'", f"'{key_of(made, NUMBER)}'")

    build_of(made, tables, is_judged=False)
    opened = BuildDoor(made.folder)
    monkeypatch.setattr(door, "_door", lambda: opened)
    monkeypatch.setattr(look_up, "get_settings", lambda: made)
    return made


@pytest.fixture
def page(settings) -> AppTest:
    return AppTest.from_file(str(VIEW), default_timeout=60).run()


def number_field(page: AppTest):
    return next(field for field in page.text_input if field.label.startswith("身份证号"))


def inner_state(page: AppTest) -> str:
    """All that Streamlit's own state of the session holds, fields that were emptied too."""
    state = page.session_state._state._state
    parts = [getattr(state, field.name) for field in dataclasses.fields(state)]
    return " ".join(repr(part) + deep_text(part) for part in parts)


def ask(page: AppTest, number: str = NUMBER, reason: str = "核对六月的发放") -> AppTest:
    page.text_input(key="clerk").input("督查组")
    page.text_input(key="person_reason").input(reason)
    number_field(page).input(number)
    return page.button[0].click().run()


def words(page: AppTest) -> str:
    kinds = ("title", "caption", "error", "warning", "info", "success", "markdown", "subheader")
    texts = [str(element.value) for kind in kinds for element in getattr(page, kind)]
    told = "\n".join([*texts, *(frame.value.to_csv() for frame in page.dataframe)])
    # As the browser shows it: what markdown would read as markup is escaped.
    return told.replace("\\", "")


def deep_text(value: object) -> str:
    """Everything that a value of the session holds, as text."""
    if isinstance(value, pl.DataFrame):
        return value.write_csv()
    if isinstance(value, dict):
        return " ".join(deep_text(part) for pair in value.items() for part in pair)
    if dataclasses.is_dataclass(value):
        return " ".join(deep_text(getattr(value, f.name)) for f in dataclasses.fields(value))
    return str(value)


def test_a_look_up_shows_the_person_without_name_and_number(page, settings):
    told = words(ask(page))
    assert "赵*芊" in told
    assert "150.00" in told or "150.0" in told
    assert "死亡后仍发放" in told
    assert not any(word in told for word in (NUMBER, NAME, key_of(settings, NUMBER)))
    assert not page.exception


def test_the_number_is_in_no_session_address_log_or_cache(page, settings, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    kept = []
    monkeypatch.setattr(door, "_kept", lambda *given: kept.append(given))
    ask(page)
    held = deep_text(page.session_state.to_dict())
    assert "赵*芊" in held
    texts = [held, inner_state(page), str(page.query_params), caplog.text, str(kept)]
    for text in texts:
        assert NUMBER not in text
        assert NAME not in text
    assert kept == []
    assert number_field(page).value == ""


def test_no_name_is_kept_in_a_file(page, settings):
    ask(page)
    outside = [p for p in settings.data.rglob("*") if p.is_file() and "vault" not in p.parts]
    assert settings.folder.access_log in outside
    for path in outside:
        content = path.read_bytes()
        assert NUMBER.encode() not in content
        assert NAME.encode() not in content


def test_without_a_reason_nothing_is_shown_or_logged(page, settings):
    told = words(ask(page, reason=" "))
    assert "请写明查询事由" in told
    assert "赵*芊" not in told
    assert log_lines(settings) == []
    assert number_field(page).value == ""


def test_without_a_log_nothing_is_shown(page, settings):
    settings.folder.access_log.mkdir()
    told = words(ask(page))
    assert "访问日志写不进去" in told
    assert "赵*芊" not in told
    assert len(page.dataframe) == 0


def test_who_is_not_found_is_logged_and_told(page, settings):
    told = words(ask(page, number=id_number(8)))
    assert "没有任何报送提到这个号码" in told
    assert [line["is_known"] for line in log_lines(settings)] == [False]


def test_a_refused_look_up_takes_the_one_before_away(page):
    assert "赵*芊" in words(ask(page))
    assert "赵*芊" not in words(ask(page, reason=" "))


def test_what_was_found_is_forgotten_after_some_minutes(page, monkeypatch):
    ask(page)
    now = look_up.time.monotonic()
    monkeypatch.setattr(look_up.time, "monotonic", lambda: now + 601)
    told = words(page.run())
    assert "赵*芊" not in told
    assert "重新查询" in told
    assert "held" not in page.session_state["_of_page"]


def test_an_unforeseen_error_tells_nothing_of_the_number(page, monkeypatch, caplog):
    def fail(number, *_):
        raise ValueError(number)

    monkeypatch.setattr(look_up, "look_up_person", fail)
    told = words(ask(page))
    assert "这一页没能显示" in told
    assert NUMBER not in told + caplog.text
    assert "ValueError" in caplog.text


def test_an_export_that_cannot_be_logged_hands_nothing_out(page, settings, monkeypatch):
    written = []
    monkeypatch.setattr(st, "download_button", lambda _label, data, *a, **k: written.append(data))
    monkeypatch.setattr("pipelines.settings.get_settings", lambda: settings)
    ask(page)
    # The button's work speaks a language; here it does so in a context of its own.
    assert copy_context().run(written[-1])[:2] == b"PK"
    assert [line["what"] for line in log_lines(settings)] == ["person_look_up", "person_export"]
    settings.folder.access_log.unlink()
    settings.folder.access_log.mkdir()
    with pytest.raises(Problem):
        copy_context().run(written[-1])
