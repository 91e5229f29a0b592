"""Residence permits of newcomers and their applications for residence and school by points."""

from __future__ import annotations

from datetime import date

from pipelines.sample.local_words import local_word
from pipelines.sample.months import MONTHS, day_in
from pipelines.sample.people.areas import load_towns
from pipelines.sample.people.person import Person
from pipelines.sample.world import MonthlyLists, Row, World

PERMITS_A_MONTH = 640
ACTIONS = ("首办", "续办", "变更", "注销")
ACTION_WEIGHTS = (52, 30, 12, 6)
PROVINCES = {
    "44": "广东",
    "43": "湖南",
    "45": "广西",
    "42": "湖北",
    "51": "四川",
    "52": "贵州",
    "36": "江西",
    "41": "河南",
    "34": "安徽",
}
TRADES = ("五金制品厂", "陶瓷有限公司", "塑料制品厂", "电器有限公司", "制衣厂", "饮料有限公司")
POINTS_A_QUARTER = 110
KINDS = ("入户", "入学", "计生服务")


def permit_lists(world: World) -> MonthlyLists:
    """Every town's list of every month since January 2013."""
    rng = world.rng("permits")
    known: dict[str, list[Person]] = {town: [] for town in load_towns()}
    lists = MonthlyLists()
    for month in MONTHS[12:]:
        for town in load_towns().values():
            count = max(2, world.free(PERMITS_A_MONTH * town.weight // 100 + rng.randint(-5, 5)))
            for _ in range(count):
                action = rng.choices(ACTIONS, ACTION_WEIGHTS)[0]
                if action == "首办" or not known[town.name]:
                    village = world.population.village(town)
                    person = world.population.person(18, 55, village=village, hukou="外地")
                    known[town.name].append(person)
                person = known[town.name][-1] if action == "首办" else rng.choice(known[town.name])
                row = _permit(person, action, day_in(month, rng), rng.randrange(10**6))
                lists[town.name, month].append(row)
    for rows in lists.values():
        rows.sort(key=lambda row: row["handled_on"])
    return lists


def points_rows(world: World, permits: MonthlyLists) -> list[Row]:
    """Applications by points since January 2013, in the order of their days."""
    rng = world.rng("points")
    first_permits = [
        row for rows in permits.values() for row in rows if row["action"] in ("首办", "续办")
    ]
    rows = []
    for quarter in range(5):
        wanted = min(len(first_permits), world.free(POINTS_A_QUARTER))
        for permit in rng.sample(first_permits, wanted):
            kind = rng.choices(KINDS, (35, 45, 20))[0]
            points = rng.randint(30, 150)
            applied = day_in(12 + 3 * quarter + rng.randrange(3), rng, 1, 26)
            admitted = "入围" if points >= 60 or kind == "计生服务" else "未入围"
            waits = applied > date(2014, 3, 10)
            person = {key: permit[key] for key in ("town", "village", "name", "id_no", "phone")}
            row = {**person, "kind": kind, "points": points, "applied_on": applied}
            rows.append({**row, "decision": "待审" if waits else admitted})
    rows.sort(key=lambda row: (row["applied_on"], row["id_no"]))
    return rows


def _permit(person: Person, action: str, day: date, draw: int) -> Row:
    province = PROVINCES.get(person.id_no[:2], PROVINCES["44"])
    place, trade = local_word("work_places")[draw % 6], TRADES[draw // 6 % 6]
    row = {
        **person.place(),
        "phone": person.phone,
        "action": action,
        "handled_on": day,
        "origin_province": province,
    }
    if draw % 10 < 8:
        number = draw // 36 % 40 + 1
        row["employer"] = local_word("employer").format(place=place, number=number, trade=trade)
    return row
