"""The organisations' page counts what the indicators count, at every month's end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.data_folder import DataFolder
from pipelines.frames.open_build import BuildDoor, OpenBuild
from pipelines.frames.organisations.contracts import read_contracts
from pipelines.frames.organisations.funds import read_fund_months, read_fund_payees
from pipelines.frames.organisations.incubation import (
    read_categories,
    read_funnel,
    read_incubated,
)
from pipelines.frames.organisations.institutions import read_institution_stages, read_institutions

_VALUES = """
select as_of_month, value
from rpt_indicator_values
inner join dim_areas using (area_code)
inner join dim_months on as_of_month = month
where area_level = 'district' and indicator_id = $indicator_id and period_kind = 'to_date'
    and value is not null and is_within_horizon
"""


@pytest.fixture(scope="module")
def build(first_district) -> OpenBuild:
    return BuildDoor(DataFolder(first_district.data)).current("leader")


def _inside(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("state").is_in(["inside", "graduated"]))


def _graduated(build: OpenBuild, month: date) -> int:
    return read_funnel(build, month).filter(stage="出壳")["organisation_count"].sum()


def _signed_this_year(build: OpenBuild, month: date) -> int:
    return read_contracts(build, month).filter(pl.col("signed_on").dt.year() == month.year).height


COUNTED: list[tuple[str, Callable[[OpenBuild, date], Decimal | int]]] = [
    ("kw02_organisations_incubated", lambda b, m: _inside(read_incubated(b, m)).height),
    (
        "kw02_organisations_incubated",
        lambda b, m: _inside(read_categories(b, m))["organisation_count"].sum(),
    ),
    ("kw02_organisations_graduated", _graduated),
    ("kw02_purchased_service_projects", _signed_this_year),
    ("kw02_special_fund_paid", lambda b, m: read_fund_payees(b, m)["net_yuan"].sum()),
    ("kw02_special_fund_paid", lambda b, m: read_fund_months(b, m)["paid_yuan"].sum()),
    (
        "kw02_special_fund_appropriated",
        lambda b, m: read_fund_months(b, m)["appropriated_so_far_yuan"][-1],
    ),
    ("kw08_beds", lambda b, m: read_institutions(b, m)["counted_beds"].sum()),
    (
        "kw08_beds",
        lambda b, m: f["counted_beds"].sum() if (f := read_institution_stages(b, m)).height else 0,
    ),
]


@pytest.mark.parametrize(("indicator_id", "count"), COUNTED)
def test_the_page_shows_what_the_indicator_says(build, indicator_id, count):
    values = build.frame(_VALUES, indicator_id=indicator_id).rows()
    assert len(values) > 12
    shown = {month: Decimal(str(count(build, month) or 0)) for month, _ in values}
    assert shown == dict(values)
