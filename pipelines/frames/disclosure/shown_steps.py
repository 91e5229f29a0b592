"""The one decision which sums of money below the district are shown, for every page and text."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import duckdb
import polars as pl

from pipelines.frames.disclosure.safe_steps import Limits, safe_step
from pipelines.frames.disclosure.town_sums import read_families
from pipelines.frames.disclosure.widen_steps import widen_steps
from pipelines.settings import get_settings

_SCHEMA = {"measure": pl.String, "town_code": pl.String, "year": pl.Int32, "step": pl.Int32}
# A build never changes: what was decided of it holds as long as somebody reads it.
_DECIDED: WeakKeyDictionary[duckdb.DuckDBPyConnection, pl.DataFrame] = WeakKeyDictionary()


def shown_steps(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per measure, town and year of a build: measure, town_code, year, step.

    Of a line with step 1 everything is shown; with 3, 6 or 12 nothing but the sums since January
    at the ends of quarters, half-years or the year; with 24 nothing. A line without money has no
    row. Measures are programmes, `all` of them, and indicators of money that no programme pays.
    """
    if connection not in _DECIDED:
        _DECIDED[connection] = _decide(connection)
    return _DECIDED[connection]


def hide_sums(
    frame: pl.DataFrame, connection: duckdb.DuckDBPyConnection, *columns: str
) -> pl.DataFrame:
    """The frame with the sums of towns that may not be shown null, and is_hidden.

    Args:
        frame: rows with measure, town_code, period_kind and as_of_month, of towns or of the
            district (which is never hidden); a sum of 0 stays.
        connection: the build.
        columns: sums, the first of which says whether there is money.
    """
    year = pl.col("as_of_month").dt.year().cast(pl.Int32).alias("_year")
    steps = shown_steps(connection).rename({"year": "_year"})
    on = ["measure", "town_code", "_year"]
    joined = frame.with_columns(year).join(steps, on=on, how="left", maintain_order="left")
    is_hidden = (_is_hidden() & (pl.col(columns[0]) != 0)).fill_null(False)
    kept = [pl.when(~pl.col("is_hidden")).then(pl.col(name)).alias(name) for name in columns]
    shown = joined.with_columns(is_hidden.alias("is_hidden")).with_columns(kept)
    return shown.drop("step", "_year")


def _is_hidden() -> pl.Expr:
    # A line without a row has no money.
    step = pl.col("step").fill_null(1)
    since_january = pl.col("period_kind") != "month"
    at_an_end = pl.col("as_of_month").dt.month() % step == 0
    return ~pl.when(since_january).then(at_an_end).otherwise(step == 1)


def _decide(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    settings = get_settings()
    limits = Limits(settings.fewest_people, settings.largest_share)
    rows: list[tuple[str, str, int, int]] = []
    for family in read_families(connection):
        safe = {line.key: safe_step(line, family.last_month, limits) for line in family.lines}
        steps = widen_steps(family, safe)
        rows += [(measure, town, family.year, step) for (measure, town), step in steps.items()]
    return pl.DataFrame(rows, _SCHEMA, orient="row")
