"""The towns' rosters of elders with home care."""

from __future__ import annotations

from datetime import date

from pipelines.sample.local_words import local_word
from pipelines.sample.services.home_care import Elder
from pipelines.sample.world import Row

# The nine categories until June 2013 and the three new ones; codes and names are both in use.
CATEGORIES = {
    "HC01": "低保老人",
    "HC02": "特困老人",
    "HC03": "失独老人",
    "HC04": "重点优待对象",
    "HC05": "独居老人",
    "HC06": "空巢老人",
    "HC07": "失能老人",
    "HC08": "低保边缘老人",
    "HC09": "残疾老人",
    "HC10": "高龄老人",
    "HC11": "计生特殊家庭老人",
    "HC12": "其他困难老人",
}


def enrolment_rows(elders: list[Elder], until: date) -> list[tuple[str, Row]]:
    """The enrolments made until a day as they stood on it, by town."""
    rows = []
    for elder in elders:
        if elder.enrolled_on > until:
            continue
        person = elder.person
        by_name = person.town in local_word("towns_by_name")
        row = {
            **person.place(),
            "sex": person.sex,
            "born_on": person.born,
            "phone": person.phone,
            "category": CATEGORIES[elder.category] if by_name else elder.category,
            "enrolled_on": elder.enrolled_on,
            "provider": local_word("home_care_providers")[person.town],
            "monthly_hours": elder.monthly_hours,
        }
        if elder.ended_on and elder.ended_on <= until:
            row |= {"ended_on": elder.ended_on, "end_reason": elder.end_reason}
        rows.append((person.town, row))
    return rows
