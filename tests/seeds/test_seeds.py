"""What the seeds promise each other, the contracts and the domain's rules."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from pipelines.contracts import load_contracts
from pipelines.district import district_rows

STILL_IN_FORCE = "9999-12-31"


def _rows(name: str) -> list[dict[str, str]]:
    return list(district_rows(name))


def _in_force(standard: str, day: str, area: str = "440607000000") -> Decimal:
    (row,) = [
        row
        for row in _rows("policy_standards")
        if (row["standard"], row["area_code"]) == (standard, area)
        and row["valid_from"] <= day <= (row["valid_to"] or STILL_IN_FORCE)
    ]
    return Decimal(row["value"])


def test_the_district_has_seven_towns_and_seventy_villages():
    levels = [area["area_level"] for area in _rows("areas")]
    assert [levels.count(level) for level in ("district", "town", "village")] == [1, 7, 70]


def test_every_area_lies_in_a_known_one():
    codes = {area["area_code"] for area in _rows("areas")} | {""}
    assert {area["parent_code"] for area in _rows("areas")} <= codes


def test_no_alias_is_another_areas_official_name():
    official = {
        area[name]: area["area_code"]
        for area in _rows("areas")
        for name in ("short_name", "full_name")
    }
    assert [row for row in _rows("area_aliases") if row["alias"] in official] == []


def test_the_rare_character_of_a_village_has_its_alias():
    assert {"alias": "华㘵村", "area_code": "440607103204"} in _rows("area_aliases")


def test_a_feed_is_expected_as_often_as_its_contract_says():
    expected = {row["feed"]: row["cadence"] for row in _rows("expected_deliveries")}
    assert expected == {feed: contract.cadence for feed, contract in load_contracts().items()}


def test_a_programme_is_paid_by_a_feed_and_a_scheme_of_its_form():
    contracts = load_contracts()
    for programme in _rows("programmes"):
        columns = {column.name: column for column in contracts[programme["feed"]].columns}
        if programme["scheme"]:
            assert programme["scheme"] in columns["scheme"].allowed
        else:
            assert "scheme" not in columns


def test_the_values_of_a_standard_follow_each_other_without_overlap():
    spans: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in _rows("policy_standards"):
        key = (row["standard"], row["area_code"])
        spans.setdefault(key, []).append((row["valid_from"], row["valid_to"] or STILL_IN_FORCE))
    for dated in spans.values():
        ordered = sorted(dated)
        assert all(start <= end for start, end in ordered)
        assert all(end < start for (_, end), (start, _) in pairwise(ordered))


def test_the_near_poverty_band_is_the_standard_and_half_as_much_again():
    for day in ("2013-06-30", "2013-07-01"):
        standard = _in_force("subsistence_monthly", day)
        assert _in_force("near_poverty_lower", day) == standard
        assert _in_force("near_poverty_upper", day) == standard * Decimal("1.5")


def test_a_funeral_with_every_item_in_the_farthest_town_reaches_the_cap():
    day = "2013-11-01"
    storage = _in_force("funeral_storage_daily_cap", day) * _in_force("funeral_storage_days", day)
    urn = _in_force("funeral_urn_yearly_cap", day) * _in_force("funeral_urn_years", day)
    fixed = _in_force("funeral_farewell_hall_cap", day) + _in_force("funeral_cremation_cap", day)
    transport = max(
        Decimal(row["value"])
        for row in _rows("policy_standards")
        if row["standard"] == "funeral_transport_cap"
    )
    assert storage + urn + fixed + transport == _in_force("funeral_waiver_cap", day)


@pytest.mark.parametrize(("day", "count"), [("2013-06-30", 9), ("2013-07-01", 12)])
def test_home_care_widened_from_nine_categories_to_twelve(day: str, count: int):
    in_force = [
        row
        for row in _rows("home_care_categories")
        if row["valid_from"] <= day <= (row["valid_to"] or STILL_IN_FORCE)
    ]
    assert len(in_force) == count
