"""Elders with home care: about 500 in June 2013, twice as many in December."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pipelines.sample.months import JULY_2013, MONTHS, day_in, first_day, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.programmes.households import FIVE_GUARANTEES, NEAR_POOR, Household
from pipelines.sample.world import World

PROVIDERS = {
    "西南街道": "三水区颐安居家养老服务中心",
    "云东海街道": "三水区颐安居家养老服务中心",
    "大塘镇": "三水区北江为老服务社",
    "乐平镇": "三水区乐善居家养老服务中心",
    "白坭镇": "三水区乐善居家养老服务中心",
    "芦苞镇": "三水区北江为老服务社",
    "南山镇": "三水区北江为老服务社",
}
SERVED_IN_JUNE, SERVED_IN_DECEMBER = 500, 1000


@dataclass(eq=False, slots=True)
class Elder:
    """An elder's home care; `ended_on` is None while it goes on."""

    person: Person
    category: str
    enrolled_on: date
    monthly_hours: int
    ended_on: date | None = None
    end_reason: str = ""

    def is_active(self, month: int) -> bool:
        """Whether the elder has care during the whole month."""
        begins = month_of(self.enrolled_on) < month
        return begins and (self.ended_on is None or month_of(self.ended_on) > month)


def served_in(world: World, month: int) -> int:
    """How many elders get a visit in the month."""
    june, december = world.fixed(SERVED_IN_JUNE), world.fixed(SERVED_IN_DECEMBER)
    if month < JULY_2013:
        return round(june * (0.72 + 0.28 * month / 17))
    if month <= 23:
        return round(june + (december - june) * (month - 17) / 6)
    return round(december * (1 + 0.012 * (month - 23)))


def make_elders(world: World, households: list[Household], holders: list[Holder]) -> list[Elder]:
    """Everybody enrolled at some time; those whom a list entitles come in by December 2013."""
    rng = world.rng("home care")
    waiting = _entitled(households, holders)
    rng.shuffle(waiting)
    elders: list[Elder] = []
    for month in range(-1, MONTHS.stop - 1):
        needed = round(served_in(world, max(0, month + 1)) * 1.03) + 1
        active = sum(elder.is_active(month + 1) for elder in elders)
        for _ in range(needed - active):
            elder = _enrol(world, rng, month, waiting)
            if elder:
                elders.append(elder)
    # Nobody whom a list entitles is left waiting at the horizon, unless a fault is planted.
    while waiting:
        elder = _enrol(world, rng, MONTHS.stop - 2, waiting, in_turn=True)
        if elder:
            elders.append(elder)
    return elders


def _entitled(households: list[Household], holders: list[Holder]) -> list[tuple[Person, str]]:
    """Elders of poor households and severely disabled elders, with their category."""
    found: dict[int, tuple[Person, str]] = {}
    for home in households:
        code = {FIVE_GUARANTEES: "HC02", NEAR_POOR: "HC08"}.get(home.scheme, "HC01")
        for person in home.members:
            if person.age() >= 60:
                found[id(person)] = (person, code)
    for holder in holders:
        if holder.level <= 2 and holder.decision == "同意" and holder.person.age() >= 60:
            found.setdefault(id(holder.person), (holder.person, "HC09"))
    return list(found.values())


def _enrol(
    world: World,
    rng: Random,
    month: int,
    waiting: list[tuple[Person, str]],
    in_turn: bool = False,
) -> Elder | None:
    """Enrol somebody in the month (-1: before 2012), or the first in line in any case.

    None when the first in line has died.
    """
    enrolled = day_in(month, rng, 3, 26) if month >= 0 else date(2011, 3, 1)
    if month < 0:
        enrolled += timedelta(days=rng.randrange(290))
    # Until July 2013 a third of the entitled waited; afterwards nearly all come from the queue.
    from_queue = waiting and rng.random() < (0.55 if month < JULY_2013 else 0.93)
    if from_queue or in_turn:
        person, category = waiting.pop()
    else:
        person = world.population.person(66, 90)
        person.short_id = rng.random() < 0.06
        world.population.may_die(person, max(1, month + 2), 0.004)
        codes = ("HC03", "HC05", "HC06", "HC07", "HC04")
        late = ("HC10", "HC11", "HC12", "HC05", "HC06")
        category = rng.choice(late if month >= JULY_2013 else codes)
    if person.died and person.died < enrolled + timedelta(days=45):
        return None
    elder = Elder(person, category, enrolled, rng.choice((8, 10, 12, 16, 20, 30)))
    if person.died:
        elder.ended_on, elder.end_reason = person.died, "去世"
    elif rng.random() < 0.04:
        leaves = max(month, 0) + rng.randint(4, 30)
        if leaves < MONTHS.stop:
            elder.ended_on = first_day(leaves) + timedelta(days=rng.randrange(28))
            elder.end_reason = rng.choice(("入住养老机构", "本人申请", "迁出"))
    return elder
