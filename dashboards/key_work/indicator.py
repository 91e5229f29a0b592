"""One indicator: by month against the year before, and by town."""

from __future__ import annotations

from typing import Any, Literal

import polars as pl

from dashboards.key_work.words import as_measured, remark_words
from dashboards.parts.data_words import words_of_rows
from pipelines.frames.works.indicators import values_query
from pipelines.language import join_sentences, name_of, say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.progress_words import value_words
from pipelines.report.value_notes import notes_of

Row = dict[str, Any]


def months_exhibit(
    indicator: Row, values: pl.DataFrame, area_name: str, kind: str, source: str
) -> Exhibit:
    """The indicator's months, one line a year.

    Args:
        indicator: a row of read_indicators.
        values: of read_indicator_values, one area, one kind of period, the years to show.
        area_name: the area's name.
        kind: month or to_date.
        source: what the values stand on, in words.
    """
    values = _of_years_with_values(values)
    frame = as_measured(values, indicator["unit"], "value").with_columns(
        words_of_rows(values, _month, "month"),
        words_of_rows(values, _year, "year_words"),
        words_of_rows(values, remark_words, "remark"),
    )
    # The newest line is drawn in the main colour.
    frame = frame.sort("year", descending=True, maintain_order=True)
    return Exhibit(
        "months",
        say("key_work.months", name=name_of(indicator), area=area_name),
        frame,
        (
            Column("month", say("key_work.column_month")),
            Column("year_words", say("key_work.column_year")),
            Column("value", say("key_work.column_value"), indicator["unit"]),
            *_parts(indicator),
            Column("remark", say("key_work.column_remark")),
        ),
        Chart("lines", "month", "value", "year_words"),
        definition=indicator["definition"],
        source=source,
        query=values_query(indicator["indicator_id"], kind),
        note=notes_of(values),
    )


def towns_exhibit(
    indicator: Row,
    values: pl.DataFrame,
    tiles: pl.DataFrame,
    shape: Literal["tiles", "bars"],
    source: str,
) -> Exhibit:
    """The indicator in each town at one time, with town_code for who opens a town's card.

    Args:
        indicator: a row of read_indicators.
        values: of read_indicator_values, all areas, one period.
        tiles: of read_town_tiles.
        shape: how the towns are drawn.
        source: what the values stand on, in words.
    """
    towns = tiles.join(values.drop("area_name"), on="area_code", how="left", maintain_order="left")
    unit = indicator["unit"]
    is_day = unit == DAY
    shown = "value_on" if is_day else "value"
    frame = towns if is_day else as_measured(towns, unit, "value")
    frame = frame.with_columns(words_of_rows(towns, remark_words, "remark"))
    whole = values.filter(pl.col("area_level") == "district").row(0, named=True)
    line = say("key_work.district_line", value=value_words(whole))
    return Exhibit(
        "towns",
        say("key_work.towns", name=name_of(indicator)),
        frame,
        (
            Column("area_name", say("key_work.column_town")),
            Column(shown, say("key_work.column_value"), DAY if is_day else unit),
            *_parts(indicator),
            Column("remark", say("key_work.column_remark")),
        ),
        None if is_day else Chart(shape, "area_name", "value"),
        definition=indicator["definition"],
        source=source,
        query=values_query(indicator["indicator_id"], indicator["progress_period"]),
        note=join_sentences(line, notes_of(values)),
    )


def _of_years_with_values(values: pl.DataFrame) -> pl.DataFrame:
    """Without the years that have no value at all, which would be rows of dashes; never empty."""
    is_known = pl.col("value").is_not_null().any().over("year")
    is_newest = pl.col("year") == pl.col("year").max()
    return values.filter(is_known | is_newest)


def _parts(indicator: Row) -> tuple[Column, ...]:
    """A ratio's two numbers."""
    unit = indicator["counted_unit"]
    if unit is None:
        return ()
    return (
        Column("numerator", say("key_work.column_numerator"), unit),
        Column("denominator", say("key_work.column_denominator"), unit),
    )


def _month(row: Row) -> str:
    return say("key_work.month_number", number=row["as_of_month"].month)


def _year(row: Row) -> str:
    return say("key_work.year_number", year=row["year"])
