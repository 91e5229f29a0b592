"""dbt's semantic models, asked through MetricFlow, say what the indicators say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
import yaml

from pipelines.build.current import current_build
from pipelines.data_folder import DataFolder
from pipelines.settings import PROJECT_FOLDER
from tests.district.made_district import District

METRICS = [
    metric["name"]
    for path in sorted((PROJECT_FOLDER / "models" / "marts" / "semantic").glob("*.yml"))
    for metric in yaml.safe_load(path.read_text(encoding="utf-8"))["metrics"]
]
FORMAT = {"month": "%Y-%m", "year": "%Y"}


@pytest.fixture(scope="module")
def database(first_district: District) -> Path:
    return current_build(DataFolder(first_district.data)).path


@pytest.fixture(scope="module")
def metrics(database: Path, compiled_project: Path) -> Any:
    # Imported where it is asked: not where tests are only collected.
    from tests.district.asked.metric_flow import Metrics

    return Metrics(database, compiled_project)


@pytest.fixture(scope="module")
def indicators(database: Path) -> pl.DataFrame:
    """Values of months and of whole years: a metric knows no horizon, up to which a year counts."""
    query = """
        select indicator_id, area_level, area_code, period_kind, period, cast(value as double)
        from rpt_indicator_values inner join dim_areas using (area_code)
        where period_kind = 'month' or period_kind = 'year' and month(as_of_month) = 12
    """
    with duckdb.connect(database, read_only=True) as build:
        rows = build.execute(query).fetchall()
    names = ["metric", "level", "area", "kind", "period", "value"]
    return pl.DataFrame(rows, names, orient="row", infer_schema_length=None)


def told_of(
    indicators: pl.DataFrame, metric: str, level: str, kind: str
) -> tuple[dict[tuple[str, str], float], set[str]]:
    """An indicator's values that are not 0, by period and area; and all its periods."""
    its = indicators.filter(metric=metric, level=level, kind=kind)
    rows = its.select("period", "area", "value").iter_rows()
    values = {(period, area): round(value, 6) for period, area, value in rows if value}
    return values, set(its["period"])


@pytest.mark.parametrize("kind", ["month", "year"])
@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_is_its_indicator(
    metrics: Any, indicators: pl.DataFrame, metric: str, kind: str
) -> None:
    told, periods = told_of(indicators, metric, "district", kind)
    asked = [
        (f"{start:{FORMAT[kind]}}", value)
        for start, value in metrics.ask(metric, f"metric_time__{kind}")
    ]
    found = {period: round(float(value), 6) for period, value in asked if value}
    assert told
    assert {period: value for period, value in found.items() if period in periods} == {
        period: value for (period, _), value in told.items()
    }


def test_a_metric_of_a_town_is_the_towns_indicator(metrics: Any, indicators: pl.DataFrame) -> None:
    told, periods = told_of(indicators, "kw04_people_paid", "town", "year")
    asked = metrics.ask("kw04_people_paid", "metric_time__year", "payment__town")
    found = {(f"{start:%Y}", town): people for start, town, people in asked}
    assert len(told) > 1
    assert {key: people for key, people in found.items() if key[0] in periods} == told


def test_metrics_are_called_as_their_indicators_are(metrics: Any, database: Path) -> None:
    query = "select indicator_id, name_zh from dim_indicators"
    with duckdb.connect(database, read_only=True) as build:
        names = dict(build.execute(query).fetchall())
    assert metrics.labels == {metric: names[metric] for metric in METRICS}


def test_days_are_every_day_of_the_months(database: Path) -> None:
    query = """
        select
            (select list(date_day order by date_day) from dim_days),
            (select generate_series(min(month), max(month_end), interval 1 day) from dim_months)
    """
    with duckdb.connect(database, read_only=True) as build:
        days, expected = build.execute(query).fetchone()
    assert days == [moment.date() for moment in expected]
