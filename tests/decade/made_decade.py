"""Ten years of a small district: three towns of which two merge, what they pay, and to whom.

A standard steps twice, a programme ends in 2016, and two people are not paid as they should be.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.deliveries.made_lists import account, id_number, name, write_list

DISTRICT = "529901000000"
EAST, NORTH, SOUTH, MERGED = (f"5299011{n:02d}000" for n in (1, 2, 3, 4))
YEARS = range(2010, 2020)
# The month from which NORTH and SOUTH are MERGED, and the last month of student aid.
MERGER = "2017-07"
LAST_AID = "2016-09"
# The care subsidy, by the first month of each amount.
RATES = {"2010-01": 100, "2014-07": 150, "2018-01": 200}
# Paid the old amount in the month of the step; on no list from 2013 on.
PAID_OLD_RATE, DROPPED = 1, 0
TOWN_NAMES = {EAST: "东坝镇", NORTH: "北沟镇", SOUTH: "南坪镇", MERGED: "沟坪镇"}
VILLAGE_NAMES = {EAST: "东坝村", NORTH: "北沟村", SOUTH: "南坪村"}
CARE = ["镇街", "村居", "姓名", "身份证号", "补贴项目", "残疾等级", "发放月份", "发放金额",
        "发放日期", "银行账号", "发放状态"]  # fmt: skip
AID = ["镇街", "村居", "姓名", "身份证号", "学校", "学段", "家庭类型", "家庭人均月收入", "户籍",
       "资助金额", "发放日期"]  # fmt: skip
TABLES = {
    "areas": f"""area_code,parent_code,area_level,short_name,full_name,valid_from,valid_to,came_from
{DISTRICT},,district,澜溪县,澜溪县,,,
{EAST},{DISTRICT},town,东坝镇,东坝镇,,,
{NORTH},{DISTRICT},town,北沟镇,北沟镇,,2017-06-30,
{SOUTH},{DISTRICT},town,南坪镇,南坪镇,,2017-06-30,
{MERGED},{DISTRICT},town,沟坪镇,沟坪镇,2017-07-01,,{NORTH} {SOUTH}
{EAST[:9]}001,{EAST},village,东坝村,东坝村,,,
{NORTH[:9]}001,{NORTH},village,北沟村,北沟村,,2017-06-30,
{SOUTH[:9]}001,{SOUTH},village,南坪村,南坪村,,2017-06-30,
{MERGED[:9]}001,{MERGED},village,北沟村,北沟村,2017-07-01,,{NORTH[:9]}001
{MERGED[:9]}002,{MERGED},village,南坪村,南坪村,2017-07-01,,{SOUTH[:9]}001
""",
    "area_aliases": "alias,area_code\n",
    "area_tiles": f"area_code,tile_row,tile_column\n{EAST},1,1\n",
    "expected_deliveries": """\
feed,deliverer_level,cadence,due_month,from_month,due_day,until_month
disability_care_payments,town,monthly,,2010-01-01,15,
student_aid,town,yearly,9,2010-01-01,15,2016-09-01
""",
    "policy_standards": f"""\
standard,area_code,value,unit,valid_from,valid_to,source,verified
disability_care_monthly,{DISTRICT},100,元/人/月,2010-01-01,2014-06-30,编的,true
disability_care_monthly,{DISTRICT},150,元/人/月,2014-07-01,2017-12-31,编的,true
disability_care_monthly,{DISTRICT},200,元/人/月,2018-01-01,,编的,true
subsistence_monthly,{DISTRICT},400,元/人/月,2010-01-01,,编的,true
five_guarantees_monthly,{DISTRICT},600,元/人/月,2010-01-01,,编的,true
near_poverty_lower,{DISTRICT},400,元/人/月,2010-01-01,,编的,true
near_poverty_upper,{DISTRICT},600,元/人/月,2010-01-01,,编的,true
disability_nursing_monthly,{DISTRICT},60,元/人/月,2010-01-01,,编的,true
funeral_waiver_cap,{DISTRICT},1500,元/人,2010-01-01,,编的,true
student_aid_minimum,{DISTRICT},500,元/人/年,2010-01-01,,编的,true
student_aid_maximum,{DISTRICT},4000,元/人/年,2010-01-01,,编的,true
""",
}


@dataclass(frozen=True)
class Paid:
    """One line of a list: who was paid what, by which town."""

    town: str
    village: str
    month: str
    person: int
    yuan: int


def care_paid(year: int) -> list[Paid]:
    """Who got the care subsidy in each month of a year."""
    people = {
        EAST: range(4 + (year - 2010) // 2),
        NORTH: range(100, 103),
        SOUTH: range(200, 202 + (year - 2010) // 5),
    }
    return [
        Paid(
            MERGED if village != EAST and month >= MERGER else village,
            VILLAGE_NAMES[village],
            month,
            person,
            100 if (person, month) == (PAID_OLD_RATE, "2014-07") else rate(month),
        )
        for month in (f"{year}-{number:02d}" for number in range(1, 13))
        for village, listed in people.items()
        for person in listed
        if person != DROPPED or year < 2013
    ]


def aid_paid(year: int) -> list[Paid]:
    """Whom each town aided in September, while there was student aid."""
    month = f"{year}-09"
    towns = enumerate((EAST, NORTH, SOUTH) if month <= LAST_AID else ())
    return [
        Paid(town, VILLAGE_NAMES[town], month, 300 + place, 500 + 10 * (year - 2010))
        for place, town in towns
    ]


def rate(month: str) -> int:
    """The care subsidy of a month, in yuan."""
    return RATES[max(first for first in RATES if first <= month)]


def write_deliveries(inbox: Path) -> None:
    """A list a year of each town and kind, as towns write them."""
    for year in YEARS:
        _write(inbox, f"{year}年重度残疾人托养补贴发放表", CARE, care_paid(year), _care)
        _write(inbox, f"{year}年慈善助学发放表", AID, aid_paid(year), _aid)


def _write(inbox: Path, title: str, header: list[str], paid: list[Paid], row: Any) -> None:
    for town in {line.town for line in paid}:
        folder = inbox / TOWN_NAMES[town]
        rows = [row(line) for line in paid if line.town == town]
        write_list(folder / f"{title}.csv", header, rows, title)


def _person(line: Paid) -> list[str]:
    return [TOWN_NAMES[line.town], line.village, name(line.person), id_number(line.person)]


def _care(line: Paid) -> list[Any]:
    day = f"{line.month}-25"
    bank = account(line.person)
    return [*_person(line), "托养补贴", "一级", line.month, line.yuan, day, bank, "成功"]


def _aid(line: Paid) -> list[Any]:
    told = ["东坝中学", "高中", "低保", 300, "本县"]
    return [*_person(line), *told, line.yuan, f"{line.month}-10"]
