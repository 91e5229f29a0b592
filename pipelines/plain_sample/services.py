"""Home care, gifts, reform and milestones of a plain sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.plain_sample.ground import Ground, Row

_STEPS = ("试点", "方案", "公共服务站挂牌", "职能划分", "验收")
_VISITS, _HOURS, _FEE = 2, 2, 40
_MONTHS_BETWEEN = 4


def home_care(
    ground: Ground,
) -> Iterator[tuple[str, list[Row], list[tuple[date, list[Row]]]]]:
    """(town, enrolments, (month, visits)) of the elders who are served at home."""
    for town in ground.towns:
        provider = f"{ground.district}夕阳红居家养老服务中心"
        worker = ground.name()
        enrolled: list[Row] = []
        for place in range(ground.sizes["elders"]):
            person = ground.person(town, 92, 72)
            begun = ground.months()[place * _MONTHS_BETWEEN % len(ground.months())]
            enrolled.append(
                {
                    **person.cells,
                    "sex": person.sex,
                    "category": "低保老人" if place % 2 else "特困老人",
                    "enrolled_on": begun,
                    "provider": provider,
                    "monthly_hours": _VISITS * _HOURS,
                }
            )
        yield (
            town,
            enrolled,
            [
                (
                    month,
                    [
                        {
                            **{name: row[name] for name in ("town", "village", "name", "id_no")},
                            "visited_on": month.replace(day=1 + place % 13 + 14 * turn),
                            "service_type": "家政",
                            "hours": _HOURS,
                            "worker": worker,
                            "provider": provider,
                            "fee": _FEE,
                            "satisfaction": 5,
                        }
                        for place, row in enumerate(enrolled)
                        for turn in range(_VISITS)
                        if row["enrolled_on"] <= month
                    ],
                )
                for month in ground.months()
            ],
        )


def gift_lists(ground: Ground) -> Iterator[tuple[str, int, list[Row]]]:
    """(deliverer, year, rows) of the charity week's gifts; the district's own firms give most."""
    for deliverer in (*ground.towns, ""):
        for year in ground.years:
            rows = []
            for _ in range(ground.sizes["gifts"]):
                received = date(year, 5, ground.rng.randint(5, 25))
                yuan = ground.rng.randrange(200, 9000, 50) * (1 if deliverer else 5)
                rows.append(
                    {
                        **({"town": deliverer} if deliverer else {}),
                        "donor": ground.name(),
                        "donor_kind": "个人",
                        "pledged": yuan,
                        "amount": yuan,
                        "received_on": received,
                        "remitted": yuan,
                        "remitted_on": received + timedelta(days=5),
                    }
                )
            yield deliverer, year, rows


def reform_steps(ground: Ground) -> dict[str, list[Row]]:
    """The steps that each town's villages have reached, in the order of their days."""
    found: dict[str, list[Row]] = {}
    for town, villages in ground.towns.items():
        for place, village in enumerate(villages):
            year = ground.years[min(place, len(ground.years) - 1)]
            for number, step in enumerate(_STEPS):
                day = date(year, 2 + 2 * number, 10 + place)
                row = {"town": town, "village": village, "step": step, "completed_on": day}
                found.setdefault(town, []).append(row)
        found[town].sort(key=lambda row: row["completed_on"])
    return found


def milestone_rows(ground: Ground) -> list[Row]:
    """The dated facts of every year, as sample.yml lists them: key work, what, kind, month, day."""
    return [
        {
            "key_work": work,
            "milestone": what.format(year=year),
            "kind": kind,
            "occurred_on": date(year, month, day),
        }
        for year in ground.years
        for work, what, kind, month, day in ground.sizes["milestones"]
    ]
