"""Frames of people: exact for the district, rounded below it, unknown where no list tells."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from pipelines.frames.subjects import beneficiaries, people_cuts
from tests.frames.subjects.made_places import made_build

AS_OF = date(2013, 3, 1)
TABLES = """
create table rpt_beneficiary_changes as
    select date '2013-03-01' as as_of_month, * from (values
        ('all', 'all', 23, 20, 16), ('low', 'all', 21, 20, 16), ('aid', 'all', 3, 0, 0),
        ('all', 'T1', 13, 12, 11), ('low', 'T1', 12, 12, 11), ('aid', 'T1', 3, 0, 0),
        ('all', 'T2', 11, 8, 5), ('low', 'T2', 11, 8, 5)
    ) as t(programme_code, town_code, people_count, last_year_count, stayed_count);
create table rpt_beneficiaries as
    select date '2013-03-01' as as_of_month, 'low' as programme_code, town_code, sex, age_band, n
        as people_count
    from (values ('all', '女', '80+', 12), ('all', 'unknown', 'unknown', 1),
        ('all', '男', '0-5', 8), ('T1', '女', '80+', 3)) as t(town_code, sex, age_band, n);
create table rpt_programme_overlaps as
    select date '2013-03-01' as as_of_month, town_code, one as programme_code,
        other as other_programme_code, n as people_count
    from (values ('all', 'aid', 'low', 10), ('T1', 'aid', 'low', 3), ('T2', 'aid', 'low', 7),
        ('all', 'low', 'aid', 10), ('T1', 'low', 'aid', 3)) as t(town_code, one, other, n);
create table rpt_beneficiary_months as
    select date '2013-01-01' as month, 'low' as programme_code, 'all' as town_code,
        17 as people_count
    union all select date '2012-02-01', 'low', 'all', 5;
create table rpt_beneficiary_villages (
    as_of_month date, programme_code varchar, town_code varchar, village_code varchar,
    people_count bigint
);
"""


@pytest.fixture(scope="module")
def build():
    return made_build(TABLES)


def row(frame: pl.DataFrame, **cell: str) -> dict:
    return frame.row(
        by_predicate=pl.all_horizontal(pl.col(k) == v for k, v in cell.items()), named=True
    )


def test_the_district_is_exact_with_who_is_new_and_who_left(build):
    frame = beneficiaries.read_people_by_programme(build, AS_OF)
    assert row(frame, programme_code="low") == {
        "programme_code": "low",
        "people_count": 21,
        "last_year_count": 20,
        "new_count": 5,
        "left_count": 4,
    }


def test_a_programme_whose_lists_began_this_year_has_no_last_year(build):
    aid = row(beneficiaries.read_people_by_programme(build, AS_OF), programme_code="aid")
    assert (aid["people_count"], aid["last_year_count"], aid["new_count"]) == (3, None, None)


def test_a_programme_that_pays_nobody_is_not_listed(build):
    frame = beneficiaries.read_people_by_programme(build, AS_OF)
    assert set(frame["programme_code"]) == {"all", "low", "aid"}


def test_a_town_is_rounded_and_what_no_list_of_it_tells_is_unknown(build):
    frame = beneficiaries.read_people_by_programme(build, AS_OF, town="T2")
    assert row(frame, programme_code="low")["people_count"] == 10
    assert row(frame, programme_code="low")["left_count"] == 5
    assert row(frame, programme_code="aid")["people_count"] is None


def test_towns_are_rounded_largest_first_and_nobodys_town_is_left_out(build):
    frame = beneficiaries.read_people_by_town(build, AS_OF, programme="low")
    assert frame.select("area_name", "people_count").rows() == [("东镇", 10), ("西镇", 10)]


def test_what_shows_the_same_count_stands_by_its_code_and_not_by_the_exact_count():
    build = made_build(f"""
        {TABLES}
        update rpt_beneficiary_changes set people_count = 8 where town_code = 'T1';
        create or replace table rpt_beneficiary_villages as
        select date '2013-03-01' as as_of_month, 'low' as programme_code, 'T1' as town_code, *
        from (values ('T1', 1), ('T2', 7), ('D', 8)) as t(village_code, people_count)
    """)
    towns = beneficiaries.read_people_by_town(build, AS_OF, programme="low")
    assert towns.select("area_name", "people_count").rows() == [("东镇", 10), ("西镇", 10)]
    villages = people_cuts.read_people_by_village(build, AS_OF, programme="low")
    assert villages["people_count"].to_list() == [10, 5, 5]
    assert villages["village_name"].to_list()[1:] == ["东镇", "西镇"]


def test_ages_run_from_the_youngest_to_the_unknown(build):
    frame = people_cuts.read_people_by_age_and_sex(build, AS_OF, programme="low")
    assert frame["age_band"].to_list() == ["0-5", "80+", "unknown"]
    assert frame["people_count"].to_list() == [8, 12, 1]
    town = people_cuts.read_people_by_age_and_sex(build, AS_OF, programme="low", town="T1")
    assert town["people_count"].to_list() == [5]


def test_two_programmes_meet_once(build):
    frame = beneficiaries.read_programme_overlaps(build, AS_OF)
    assert frame.rows() == [("aid", "low", 10)]
    assert beneficiaries.read_programme_overlaps(build, AS_OF, town="T1")["people_count"][0] == 5
    assert beneficiaries.read_programme_overlaps(build, AS_OF, town="T2")["people_count"][0] is None


def test_no_town_shows_what_the_districts_count_would_tell_of_one():
    build = made_build(f"""
        {TABLES}
        delete from rpt_programme_overlaps where town_code = 'T2';
        update rpt_programme_overlaps set people_count = 3;
        insert into rpt_beneficiaries values
            ('2013-03-01', 'low', 'all', '女', '0-5', 2),
            ('2013-03-01', 'low', 'T1', '女', '0-5', 2)
    """)
    assert beneficiaries.read_programme_overlaps(build, AS_OF)["people_count"].to_list() == [3]
    for town in ("T1", "T2"):
        both = beneficiaries.read_programme_overlaps(build, AS_OF, town=town)
        assert both["people_count"].to_list() == [None]
        ages = people_cuts.read_people_by_age_and_sex(build, AS_OF, "low", town)
        assert ages.rows()[0] == ("0-5", "女", None)


def test_no_town_shows_its_newcomers_where_the_districts_would_tell_them():
    build = made_build(f"""
        {TABLES}
        update rpt_beneficiary_changes set stayed_count = people_count where town_code <> 'T1';
        update rpt_beneficiary_changes set stayed_count = people_count - 1
        where programme_code = 'low' and town_code <> 'T2'
    """)
    towns = beneficiaries.read_people_by_town(build, AS_OF, programme="low")
    assert towns["new_count"].to_list() == [None, None]
    assert towns["people_count"].null_count() == 0


def test_a_month_of_which_a_list_came_is_0_and_another_unknown(build):
    frame = beneficiaries.read_people_by_month(build, AS_OF)
    assert set(frame["month"].dt.year()) == {2013}
    low = frame.filter(pl.col("programme_code") == "low")["people_count"].to_list()
    assert low == [17, 0, 0]
    aid = frame.filter(pl.col("programme_code") == "aid")["people_count"].to_list()
    assert aid == [None, 0, None]
