"""The incubation base: fifteen organisations moved in by December 2013, and the agencies."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.months import day_in
from pipelines.sample.organisations.story import load_story
from pipelines.sample.people.id_numbers import organisation_code
from pipelines.sample.world import Row, World

MOVED_IN = 15


def incubation_rows(world: World) -> list[Row]:
    """Every stage reached, in the order of its day."""
    rng = world.rng("incubation")
    registered = {name: day for name, day, _ in load_story()["agencies"]}
    rows = []
    for order, (name, category, town) in enumerate(load_story()["incubated"]):
        organisation = {"town": town, "organisation": name, "category": category}
        stages = _stages(order, registered.get(name), rng)
        codes = {
            "registration_no": registration_no(name),
            "organisation_code": organisation_code(rng),
        }
        for stage, day in stages:
            is_registered = any(s == "登记" and d <= day for s, d in stages)
            extra = codes if is_registered else {}
            rows.append({**organisation, **extra, "stage": stage, "occurred_on": day})
    rows.sort(key=lambda row: (row["occurred_on"], row["organisation"]))
    return rows


def registration_no(name: str) -> str:
    """The number on an organisation's certificate, the same in every list."""
    names = [row[0] for row in load_story()["agencies"] + load_story()["incubated"]]
    return f"粤佛三民证字第{10120 + 7 * names.index(name):05d}号"


def _stages(order: int, registered: date | None, rng: Random) -> list[tuple[str, date]]:
    if order >= MOVED_IN:
        applied = day_in(rng.randint(21, 23), rng)
        assessed = applied + timedelta(days=rng.randint(12, 20))
        is_assessed = order % 2 == 0 and assessed < date(2014, 1, 1)
        return [("申请", applied), *([("评估", assessed)] if is_assessed else [])]
    # An agency applies before it is registered and moves in by then.
    if registered:
        entered = registered - timedelta(days=rng.randint(3, 20))
    else:
        entered = day_in(14 + order % 9, rng, 6, 26)
    assessed = entered - timedelta(days=rng.randint(12, 20))
    applied = max(date(2013, 1, 4), assessed - timedelta(days=rng.randint(10, 25)))
    stages = [("申请", applied), ("评估", assessed), ("入驻", entered)]
    if registered:
        stages.append(("登记", registered))
    elif order % 3 != 2:
        stages.append(("登记", entered + timedelta(days=rng.randint(20, 30))))
    if order in (0, 6, 7, 9):
        stages.append(("出壳", day_in(rng.randint(21, 23), rng, 8, 28)))
    if order == 4:
        stages.append(("退驻", date(2014, 2, 20)))
    if order == 1:
        stages.append(("续驻", date(2014, 3, 12)))
    return stages


def agency_rows() -> list[Row]:
    """The social-work agencies in the order of their registration."""
    return [
        {
            "organisation": name,
            "registration_no": registration_no(name),
            "registered_on": registered,
            "staff": staff,
        }
        for name, registered, staff in load_story()["agencies"]
    ]
