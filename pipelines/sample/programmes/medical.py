"""Medical aid: settlements of hospital stays of poor and severely disabled people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import HORIZON, MONTHS, first_day, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.programmes.households import Household
from pipelines.sample.programmes.subsistence import claimant_type
from pipelines.sample.world import MonthlyLists, World

SETTLEMENTS_A_MONTH = 62
SECTION = "社工部"


@dataclass(eq=False, slots=True)
class Stay:
    """A hospital stay that was aided."""

    person: Person
    kind: str
    admitted_on: date
    discharged_on: date


def make_stays(world: World, households: list[Household], holders: list[Holder]) -> list[Stay]:
    """The hospital stays of the sample, none after death."""
    rng = world.rng("hospital stays")
    claimants = [(p, claimant_type(home), home) for home in households for p in home.members]
    claimants += [(h.person, "重度残疾人", None) for h in holders if h.level == 1][:400]
    stays = []
    for month in MONTHS:
        for person, kind, home in rng.sample(claimants, min(len(claimants), _count(world, rng))):
            if home and not home.is_on_roll(month):
                continue
            admitted = first_day(month) + timedelta(days=rng.randrange(24))
            discharged = admitted + timedelta(days=rng.randint(2, 16))
            if person.is_alive(discharged + timedelta(days=1)) and person.born < admitted:
                stays.append(Stay(person, kind, admitted, discharged))
    return stays


def medical_lists(world: World, stays: list[Stay]) -> MonthlyLists:
    """The district's list of every month, by the day of settlement."""
    rng = world.rng("settlements")
    lists = MonthlyLists()
    for stay in stays:
        row = settle(stay, rng)
        if row["settled_on"] <= HORIZON:
            lists[SECTION, month_of(row["settled_on"])].append(row)
    return lists


def _count(world: World, rng: Random) -> int:
    return world.free(rng.randint(SETTLEMENTS_A_MONTH - 10, SETTLEMENTS_A_MONTH + 10))


def settle(stay: Stay, rng: Random) -> dict:
    """The row of a settlement at the end of the stay, with costs that keep the rules."""
    total = rng.randint(180_000, 3_800_000)
    insured = int(total * rng.uniform(0.45, 0.72))
    aid = int((total - insured) * rng.uniform(0.5, 0.85))
    # 一站式 came with the 办法 of 2013; before it nearly every settlement was by hand.
    one_stop = rng.random() < (0.25 if stay.discharged_on.year < 2013 else 0.78)
    waiting = 0 if one_stop else rng.randint(8, 45)
    return {
        **stay.person.place(),
        "phone": stay.person.phone,
        "claimant_type": stay.kind,
        "hospital": rng.choice(local_word("hospitals")),
        "admitted_on": stay.admitted_on,
        "discharged_on": stay.discharged_on,
        "total_cost": total,
        "insurance_paid": insured,
        "aid_amount": aid,
        "settlement": "一站式" if one_stop else "手工",
        "settled_on": stay.discharged_on + timedelta(days=waiting),
    }
