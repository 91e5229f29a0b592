"""The year's overview as exhibits: the works, their indicators and courses, what they stand on."""

from __future__ import annotations

import polars as pl

from pipelines.language import language_in_force, name_of, say, with_feed_titles
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.number_words import quantity_words, unit_words
from pipelines.report.progress_words import Row
from pipelines.report.published_words import (
    apart_words,
    counted_words,
    printed_words,
    why_words,
)
from pipelines.report.standing_exhibit import standing_exhibit
from pipelines.report.year_words import numbered_title

_HEADLINE = (
    *("key_work", "work", "indicator", "value_words", "goal", "achieved_ratio"),
    *("time_elapsed_ratio", "status", "reason", "received", "latest_reported_on"),
    *("unit", "value"),
)
_INDICATOR = (
    *("key_work", "indicator", "basis", "value_words", "change", "status", "reason"),
    *("received", "latest_reported_on", "unit", "value"),
)


def works_exhibit(standing: pl.DataFrame) -> Exhibit:
    """The key works by their headline; `standing` is the district's read_standing."""
    return standing_exhibit(
        "works",
        standing.filter("is_headline"),
        _HEADLINE,
        title=say("year_end.works_title"),
        chart=Chart("bars", "work", "achieved_ratio"),
        definition=say("year_end.works_definition"),
        source=say("year_end.works_source"),
        query=_progress_query(standing, " and is_headline"),
    )


def indicators_exhibit(standing: pl.DataFrame) -> Exhibit:
    """Every indicator of the key works, the headline first."""
    return standing_exhibit(
        "indicators",
        standing,
        _INDICATOR,
        title=say("year_end.indicators_title"),
        definition=say("year_end.indicators_definition"),
        source=say("year_end.works_source"),
        query=_progress_query(standing, ""),
    )


def course_exhibit(course: pl.DataFrame) -> Exhibit:
    """The headlines by month, a row a work and month."""
    rows = course.to_dicts()
    frame = course.select("month", pl.col("value").cast(pl.Float64)).with_columns(
        pl.Series("indicator", [numbered_title(row) for row in rows], pl.String),
        pl.Series("unit", [unit_words(row["unit"]) for row in rows], pl.String),
        pl.Series("value_words", [_month_value(row) for row in rows], pl.String),
    )
    names = ("indicator", "month", "value_words")
    return Exhibit(
        "course",
        say("year_end.course_title"),
        frame,
        (*_columns(names), *_columns(("unit", "value"), is_for_workbook=True)),
        Chart("panels", "month", "value", "indicator", words="value_words"),
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


def published_exhibit(published: pl.DataFrame) -> Exhibit:
    """Printed figures beside what the data give, those that differ first."""
    rows = published.sort("agrees", "key_work", "figure_id", nulls_last=True).to_dicts()
    names = ("quote", "indicator", "period", "printed", "counted", "difference", "why")
    words = {
        "quote": lambda row: row["quote"],
        "indicator": name_of,
        "period": lambda row: row["period"],
        "printed": printed_words,
        "counted": counted_words,
        "difference": lambda row: apart_words(row) or say("year_end.published_same"),
        "why": why_words,
    }
    told = [pl.Series(name, [words[name](row) for row in rows], pl.String) for name in names]
    return Exhibit(
        "published",
        say("year_end.published_title"),
        pl.DataFrame(told),
        _columns(names),
        definition=say("year_end.published_definition"),
        source=say("year_end.published_source"),
    )


def _columns(names: tuple[str, ...], is_for_workbook: bool = False) -> tuple[Column, ...]:
    units = {"month": MONTH, "due_on": DAY, "amount_at_risk_yuan": MONEY}
    units |= {"open_count": "个", "of_the_year_count": "个"}
    return tuple(
        Column(name, say(f"year_end.column_{name}"), units.get(name), is_for_workbook)
        for name in names
    )


def _month_value(row: Row) -> str:
    words = quantity_words(row["value"], row["unit"])
    return words if row["value"] is None or row["is_complete"] else f"{words}※"


def _progress_query(standing: pl.DataFrame, more: str) -> str:
    if standing.is_empty():
        return ""
    month, area = standing.row(0, named=True)["as_of_month"], standing["area_code"][0]
    return (
        "select *\nfrom rpt_key_work_progress\n"
        f"where as_of_month = '{month:%Y-%m-%d}' and area_code = '{area}'{more}\n"
        "order by key_work, not is_headline, indicator_id"
    )
