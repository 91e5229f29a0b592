"""How the key works stand in an area: beside the year before, in doubt, and guarded for towns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.standing import read_standing

FEBRUARY, DECEMBER = date(2013, 2, 1), date(2013, 12, 1)


def district(build: OpenBuild, month: date = FEBRUARY) -> dict[str, dict]:
    rows = read_standing(build, month, build.district_code).iter_rows(named=True)
    return {row["indicator_id"]: row for row in rows}


def test_a_works_headline_stands_first_and_only_the_districts(year_build):
    standing = read_standing(year_build, FEBRUARY, year_build.district_code)
    assert standing["indicator_id"].to_list() == ["reform", "aided", "days", "paid", "hatched"]
    assert set(standing["area_code"]) == {"440607000000"}


def test_the_same_month_of_the_year_before_stands_beside_it(year_build):
    rows = district(year_build).values()
    before = [row["last_year_value"] for row in rows]
    assert before == [Decimal("0.1"), 30, 9, 5000, None]
    assert [row["is_last_year_complete"] for row in rows] == [True, True, True, True, None]


def test_without_a_year_before_there_is_nothing_beside_it(year_build):
    rows = district(year_build, date(2012, 2, 1)).values()
    assert {row["last_year_value"] for row in rows} == {None}


def test_the_year_before_is_not_told_of_a_town(year_build):
    town = read_standing(year_build, FEBRUARY, "440607001000")
    assert town["last_year_value"].to_list() == [None]


def test_a_sum_of_which_a_tenth_is_in_doubt_is_doubted_in_its_own_year(year_build):
    paid = district(year_build)["paid"]
    assert paid["is_last_year_doubted"]
    assert paid["last_year_doubted_yuan"] == 501
    # 900 of 9000 is a tenth and no more.
    assert not paid["is_value_doubted"]
    year_build.connection.execute("update rpt_findings set amount_at_risk_yuan = 901")
    assert district(year_build)["paid"]["is_value_doubted"]


def test_a_count_and_a_dismissed_finding_leave_no_doubt(year_build):
    year_build.connection.execute("update rpt_findings set disposition = '排除'")
    assert not any(row["is_last_year_doubted"] for row in district(year_build).values())


def test_the_towns_behind_are_named_beside_the_district(build):
    rows = district(build, DECEMBER)
    assert rows["villages"]["towns_behind"] == ["甲镇", "乙镇"]
    town = read_standing(build, DECEMBER, "a")
    assert all(names == [] for names in town["towns_behind"].to_list())


def test_one_town_alone_whose_guarded_figure_would_be_told_is_not_named(build):
    # As shown, 甲镇 has reached its target: 乙镇 alone is behind.
    covered = district(build, DECEMBER)["covered"]
    assert covered["towns_behind"] == []
    assert covered["is_town_untold"]
    # Villages are no persons.
    assert not district(build, DECEMBER)["villages"]["is_town_untold"]
