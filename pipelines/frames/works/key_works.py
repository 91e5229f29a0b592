"""The ten key works: what they are, and their milestones."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

_MILESTONES = """
select distinct
    milestone_name, milestone_kind, occurred_on, document_no, milestone_value, value_unit
from fct_milestones
where key_work = $key_work and occurred_month <= $as_of_month
order by occurred_on, milestone_name
"""


def read_key_works(build: OpenBuild, year: int) -> pl.DataFrame:
    """One row per key work of a year.

    key_work, title_zh, title_en, class, lead_section, target_date, from_year, until_year (null:
    no end).
    """
    return build.frame(
        """
        select * from dim_key_works
        where $year between coalesce(from_year, $year) and coalesce(until_year, $year)
        order by key_work
        """,
        year=year,
    )


def read_milestones(build: OpenBuild, key_work: int, as_of_month: date) -> pl.DataFrame:
    """One row per milestone of a key work that occurred by the month's end, oldest first.

    Columns milestone_name, milestone_kind, occurred_on, document_no (null: none),
    milestone_value in value_unit (null: none).
    """
    return build.frame(_MILESTONES, key_work=key_work, as_of_month=as_of_month)
