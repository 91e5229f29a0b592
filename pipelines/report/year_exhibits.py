"""The year's overview as exhibits: the works, their indicators and courses, what they stand on."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from pipelines.language import language_in_force, say, with_feed_titles
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH, RATIO
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import quantity_words
from pipelines.report.progress_words import (
    Row,
    freshness_words,
    reason_words,
    status_words,
    value_words,
)
from pipelines.report.year_words import (
    basis_words,
    change_words,
    goal_words,
    indicator_title,
    work_title,
)

_WORDS: dict[str, Callable[[Row], str]] = {
    "work": work_title,
    "indicator": indicator_title,
    "basis": basis_words,
    "value_words": value_words,
    "change": lambda row: change_words(row).words,
    "goal": goal_words,
    "status": lambda row: status_words(row),
    "reason": reason_words,
    "deliveries": lambda row: freshness_words(row).replace("\n", " "),
}
_NUMBERS = {"achieved_ratio": RATIO, "time_elapsed_ratio": RATIO}
_HEADLINE = (
    *("key_work", "work", "indicator", "value_words", "goal", "achieved_ratio"),
    *("time_elapsed_ratio", "status", "reason", "deliveries", "value"),
)
_INDICATOR = (
    *("key_work", "indicator", "basis", "value_words", "change", "status", "reason"),
    *("deliveries", "value"),
)


def works_exhibit(standing: pl.DataFrame) -> Exhibit:
    """The key works by their headline; `standing` is that of pipelines.frames.works.year_end."""
    return Exhibit(
        "works",
        say("year_end.works_title"),
        _worded(standing.filter("is_headline"), _HEADLINE),
        _columns(_HEADLINE),
        definition=say("year_end.works_definition"),
        source=say("year_end.works_source"),
        query=_progress_query(standing, " and is_headline"),
        note=_incomplete_note(standing.filter("is_headline")),
    )


def indicators_exhibit(standing: pl.DataFrame) -> Exhibit:
    """Every indicator of the key works, the headline first."""
    return Exhibit(
        "indicators",
        say("year_end.indicators_title"),
        _worded(standing, _INDICATOR),
        _columns(_INDICATOR),
        definition=say("year_end.indicators_definition"),
        source=say("year_end.works_source"),
        query=_progress_query(standing, ""),
        note=_incomplete_note(standing),
    )


def course_exhibit(course: pl.DataFrame) -> Exhibit:
    """The headlines by month, a row a work and month."""
    rows = course.to_dicts()
    frame = course.select("key_work", "month", pl.col("value").cast(pl.Float64)).with_columns(
        pl.Series("indicator", [indicator_title(row) for row in rows], pl.String),
        pl.Series("value_words", [_month_value(row) for row in rows], pl.String),
    )
    names = ("key_work", "indicator", "month", "value_words", "value")
    return Exhibit(
        "course",
        say("year_end.course_title"),
        frame,
        _columns(names),
        definition=say("year_end.course_definition"),
        source=say("year_end.works_source"),
    )


def missing_exhibit(missing: pl.DataFrame) -> Exhibit:
    """The deliveries that did not come."""
    names = ("month", "area_name", "feed_name", "due_on")
    titled = pl.Series("feed_name", [with_feed_titles(name) for name in missing["feed_name"]])
    return Exhibit(
        "missing",
        say("year_end.missing_title"),
        missing.with_columns(titled.cast(pl.String)),
        _columns(names),
        definition=say("year_end.missing_definition"),
        source=say("year_end.missing_source"),
    )


def findings_exhibit(findings: pl.DataFrame) -> Exhibit:
    """The open findings by check."""
    name = f"name_{language_in_force()}"
    names = ("check_code", name, "open_count", "of_the_year_count", "amount_at_risk_yuan")
    return Exhibit(
        "findings",
        say("year_end.findings_title"),
        findings,
        _columns(names),
        definition=say("year_end.findings_definition"),
        source=say("year_end.findings_source"),
        note=say("year_end.findings_note"),
    )


def _worded(frame: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    rows = frame.to_dicts()
    told = [
        pl.Series(name, [_WORDS[name](row) for row in rows], pl.String)
        for name in names
        if name in _WORDS
    ]
    # Rows of many units: the words carry the unit, the plain number is there to reckon with.
    return frame.with_columns(pl.col("value").cast(pl.Float64), *told).select(names)


def _columns(names: tuple[str, ...]) -> tuple[Column, ...]:
    units = _NUMBERS | {"month": MONTH, "due_on": DAY, "amount_at_risk_yuan": MONEY}
    units |= {"open_count": "个", "of_the_year_count": "个"}
    return tuple(Column(name, say(f"year_end.column_{name}"), units.get(name)) for name in names)


def _month_value(row: Row) -> str:
    words = quantity_words(row["value"], row["unit"])
    return words if row["value"] is None or row["is_complete"] else f"{words}※"


def _incomplete_note(frame: pl.DataFrame) -> str:
    return "" if frame["is_complete"].all() else say("progress.incomplete")


def _progress_query(standing: pl.DataFrame, more: str) -> str:
    if standing.is_empty():
        return ""
    month, area = standing.row(0, named=True)["as_of_month"], standing["area_code"][0]
    return (
        "select *\nfrom rpt_key_work_progress\n"
        f"where as_of_month = '{month:%Y-%m-%d}' and area_code = '{area}'{more}\n"
        "order by key_work, not is_headline, indicator_id"
    )
