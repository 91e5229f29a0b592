"""What the page of a key work shows of one indicator."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from dashboards.key_work.indicator import months_exhibit

INDICATOR = {
    "indicator_id": "people",
    "name_zh": "人数",
    "name_en": "People",
    "unit": "人",
    "counted_unit": None,
    "definition": "口径",
}


def months(last_year: int | None, this_year: int | None) -> pl.DataFrame:
    values = {2012: last_year, 2013: this_year}
    rows = [
        {
            "year": year,
            "as_of_month": date(year, month, 1),
            "value": value,
            "value_on": None,
            "unknown_reason": "不在应报期内" if value is None else None,
            "is_complete": True,
            "deliveries_received": 1,
            "deliveries_expected": 1,
            "area_level": "district",
            "small_numbers": "people",
        }
        for year, value in values.items()
        for month in (1, 2)
    ]
    return pl.DataFrame(rows, schema_overrides={"value": pl.Decimal(20, 6)})


@pytest.mark.parametrize(
    ("last_year", "this_year", "years"),
    [(3, 4, [2013, 2012]), (None, 4, [2013]), (3, None, [2013, 2012]), (None, None, [2013])],
)
def test_a_year_without_any_value_is_left_out_but_for_the_newest(last_year, this_year, years):
    values = months(last_year, this_year)
    exhibit = months_exhibit(INDICATOR, values, "甲区", "month", "来源")
    assert exhibit.frame["year"].unique(maintain_order=True).to_list() == years
