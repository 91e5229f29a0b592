"""Holders of disability certificates and their applications for the living allowance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import day_in, first_day, month_of
from pipelines.sample.people.names import RARE
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.programmes.households import Household
from pipelines.sample.world import World

CATEGORY_WEIGHTS = (13, 18, 2, 42, 12, 10, 3)
LEVEL_WEIGHTS = (18, 24, 30, 28)
APPROVED = 7984
# Months of application in 2013: the allowance is new, most apply at once.
START_WEIGHTS = (24, 17, 13, 11, 8, 7, 6, 5, 4, 3, 2)


def make_holders(world: World, households: list[Household]) -> list[Holder]:
    """Those who are approved in 2013 (the article's 7,984), then everybody else."""
    rng = world.rng("disability")
    candidates = [
        person
        for home in households
        for person in home.members
        if person not in home.students and (person.died is None or person.died >= date(2013, 4, 1))
    ]
    wanted = world.fixed(APPROVED)
    chosen = rng.sample(candidates, min(len(candidates) // 7, wanted // 4))
    holders = [_holder(person, rng) for person in chosen]
    while len(holders) < wanted:
        holders.append(_new_holder(world, rng))
    rng.shuffle(holders)
    _name_rarely(world, holders)
    for holder in holders:
        _approve(holder, world, rng)
    return holders + _others(world, rng)


def _name_rarely(world: World, holders: list[Holder]) -> None:
    """Give somebody of a town that writes GB18030 a name that needs four bytes there."""
    there = (h.person for h in holders if h.person.town == local_word("rare_name_town"))
    person = next(there, holders[0].person)
    person.name = person.name[:-1] + RARE
    world.population.names.drawn.add(person.name)


def _new_holder(world: World, rng: Random, hukou: str | None = None) -> Holder:
    level = rng.choices((1, 2, 3, 4), LEVEL_WEIGHTS)[0]
    # Elders of level 1-2 all have home care, and the article knows only about 1,000 of them.
    old_share = 0.11 if level <= 2 else 0.36
    ages = (60, 86) if rng.random() < old_share else rng.choices(((2, 17), (18, 57)), (6, 94))[0]
    if hukou is None:
        hukou = local_word("hukou")["own" if rng.random() < 0.97 else "city"]
    holder = _holder(world.population.person(*ages, hukou=hukou), rng)
    holder.level = level
    return holder


def _holder(person: Person, rng: Random) -> Holder:
    category = rng.choices(range(7), CATEGORY_WEIGHTS)[0]
    level = rng.choices((1, 2, 3, 4), LEVEL_WEIGHTS)[0]
    if person.age() >= 60 and level <= 2 and rng.random() < 0.6:
        level += 2
    suffix = rng.choices(("", "B1", "B2"), (93, 6, 1))[0]
    issued = date(2009, 3, 2) + timedelta(days=rng.randrange(1300))
    if issued <= person.born + timedelta(days=400):
        issued = date(2012, 10, 8) + timedelta(days=rng.randrange(80))
    return Holder(person, level, category, suffix, issued)


def _approve(holder: Holder, world: World, rng: Random) -> None:
    person = holder.person
    holder.decision = "同意"
    holder.start = 12 + rng.choices(range(len(START_WEIGHTS)), START_WEIGHTS)[0]
    if person.died is None:
        rate = 0.0028 if person.age() >= 60 else 0.0003
        world.population.may_die(person, holder.start + 1, rate)
    if person.died is not None:
        holder.end = month_of(person.died)
        holder.start = min(holder.start, holder.end - 1)
        holder.stop_reason = "死亡"
        holder.cancelled_on = person.died + timedelta(days=rng.randint(15, 50))
    elif rng.random() < 0.004:
        holder.end = rng.randint(max(19, holder.start + 2), 25)
        holder.moved_out = holder.end
        holder.stop_reason = local_word("moved_away")


def _others(world: World, rng: Random) -> list[Holder]:
    """Refused, pending, new in 2014, never applied, and cancelled before the scheme."""
    groups = (("不同意", 150, "外地"), ("待审", 70, None), ("2014", 110, None), ("", 14, None))
    others = []
    for decision, count, hukou in groups:
        for _ in range(world.free(count)):
            holder = _new_holder(world, rng, hukou)
            if holder.person.age() >= 60 and holder.level <= 2:
                # Severely disabled elders all have home care; those without allowance have not.
                holder.level += 2
            holder.decision = decision
            if decision == "不同意":
                holder.applied_on = day_in(rng.randint(12, 22), rng, 1, 20)
                holder.approved_on = day_in(month_of(holder.applied_on), rng, 21, 28)
            elif decision == "待审":
                holder.applied_on = day_in(rng.choice((25, 26)), rng, 12, 28)
                holder.issued_on = holder.applied_on - timedelta(days=rng.randint(15, 40))
            elif decision == "2014":
                holder.decision, holder.start = "同意", rng.randint(24, 26)
                holder.issued_on = first_day(holder.start) - timedelta(days=rng.randint(5, 30))
            others.append(holder)
    for _ in range(world.free(40)):
        holder = _new_holder(world, rng)
        died = first_day(rng.randint(2, 11)) + timedelta(days=rng.randrange(25))
        world.population.die(holder.person, died)
        holder.cancelled_on = died + timedelta(days=rng.randint(15, 60))
        others.append(holder)
    return others
