"""Private welfare institutions, village reform, milestones and the social-work exam."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from pipelines.sample.local_words import local_table
from pipelines.sample.months import MONTHS, day_in, last_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row, World

YUAN = 100
STEPS = ("试点", "方案", "公共服务站挂牌", "职能划分", "验收")
REFORM_BEGINS = date(2013, 1, 1)
REFORM_DAYS = 730
PILOTS = 7
CANDIDATES = {2012: (61, 69), 2013: (151, 159)}


def institution_rows() -> list[Row]:
    """The stages that institutions reached, in the order of their days."""
    rows = []
    for home in local_table("story")["institutions"]:
        for stage, day in home["stages"].items():
            row = {
                "town": home["town"],
                "institution": home["name"],
                "stage": stage,
                "occurred_on": day,
                "beds": home["beds"],
            }
            if stage == "资助":
                row["subsidy"] = home["subsidy"] * YUAN
            rows.append(row)
    return sorted(rows, key=lambda row: row["occurred_on"])


def milestone_rows(world: World) -> list[Row]:
    """The key works' milestones; the base's area differs by seed."""
    area = world.rng("base").randint(205, 295)
    rows = []
    for key_work, what, kind, day, document in local_table("story")["milestones"]:
        row = {"key_work": key_work, "milestone": what, "kind": kind, "occurred_on": day}
        if document:
            row["document_no"] = document
        if kind == "设施启用":
            row |= {"value": area, "unit": "平方米"}
        rows.append(row)
    return sorted(rows, key=lambda row: row["occurred_on"])


def reform_rows(world: World) -> list[tuple[str, Row]]:
    """Steps of the villages: always ahead of the time elapsed of 2013 and 2014."""
    rng = world.rng("reform")
    villages = [village for town in load_towns().values() for village in town.villages]
    rng.shuffle(villages)
    accepted: list[date] = []
    lead = rng.uniform(0.08, 0.12)
    for month in MONTHS[11:]:
        elapsed = max(0, (last_day(month) - REFORM_BEGINS).days + 1) / REFORM_DAYS
        wanted = PILOTS if month == 11 else ceil(len(villages) * (elapsed + lead))
        while len(accepted) < wanted:
            accepted.append(day_in(month, rng, 5, 27))
    rows = []
    for order, village in enumerate(villages):
        done = accepted[order] if order < len(accepted) else None
        for step, day in _steps(order < PILOTS, done, rng):
            row = {"town": village.town, "village": village.name}
            rows.append((village.town, {**row, "step": step, "completed_on": day}))
    rows.sort(key=lambda entry: (entry[1]["completed_on"], entry[1]["village"]))
    return rows


def _steps(is_pilot: bool, accepted: date | None, rng) -> list[tuple[str, date]]:
    names = STEPS if is_pilot else STEPS[1:]
    if accepted is None:
        begun = rng.choice((0, 1, 1, 2))
        days = sorted(day_in(rng.randint(23, 26), rng) for _ in range(begun))
        return list(zip(names, days, strict=False))
    day, steps = accepted, []
    for name in reversed(names):
        steps.append((name, day))
        day -= timedelta(days=rng.randint(14, 40))
    return steps[::-1]


def exam_rows(world: World) -> dict[int, list[Row]]:
    """The candidates by year; the first year's come again."""
    rng = world.rng("exams")
    counts = {year: world.fixed(rng.randint(*bounds)) for year, bounds in CANDIDATES.items()}
    people = [world.population.person(22, 45) for _ in range(max(counts.values()))]
    grades = rng.choices(("助理社工师", "社工师"), (7, 3), k=len(people))
    rows: dict[int, list[Row]] = {}
    for year, count in counts.items():
        rows[year] = []
        for person, grade in zip(people[:count], grades, strict=False):
            cells = person.place()
            del cells["village"]
            result = "缺考" if rng.random() < 0.06 else "待公布"
            exam = {"exam_year": year, "grade": grade, "result": result}
            rows[year].append({**cells, "phone": person.phone, **exam})
    return rows
