"""Cremations, the one source of deaths, and the funeral fees waived since November 2013."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import HORIZON, MONTHS, first_day, month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.people.person import Person
from pipelines.sample.world import MonthlyLists, Row, World

SECTION = "殡仪馆"
CREMATIONS_A_MONTH = 150
POLICY = date(2013, 11, 1)
CAP = 117_000
# Fen: a day of storage, the hall, the cremation, a year of urn storage.
STORAGE, HALL, CREMATION, URN = 10_000, 30_000, 20_000, 7_500


def bury_the_others(world: World) -> None:
    """Deaths of people who drew no benefit; one of them is cremated as the policy begins."""
    rng = world.rng("deaths")
    population, own = world.population, local_word("hukou")
    for month in MONTHS:
        for _ in range(world.free(rng.randint(CREMATIONS_A_MONTH - 15, CREMATIONS_A_MONTH + 15))):
            hukou = rng.choices((own["own"], own["city"], "外地"), (90, 4, 6))[0]
            person = population.person(*rng.choice(((25, 60), (60, 95), (65, 95))), hukou=hukou)
            person.short_id = person.age() > 70 and rng.random() < 0.02
            population.die(person, first_day(month) + timedelta(days=rng.randrange(28)))
    town = load_towns()[local_word("first_waiver_town")]
    first = population.person(78, 90, village=town.villages[1])
    first.died, first.cremated = POLICY - timedelta(days=2), POLICY


def cremation_lists(world: World) -> MonthlyLists:
    """The funeral home's list of every month."""
    lists = MonthlyLists()
    for person in world.population.people:
        if person.cremated and person.cremated <= HORIZON:
            lists[SECTION, month_of(person.cremated)].append(cremation_row(person))
    for rows in lists.values():
        rows.sort(key=lambda row: (row["cremated_on"], row["id_no"]))
    return lists


def cremation_row(person: Person) -> Row:
    """The funeral home's row of a dead person."""
    row = {**person.place(), **_death(person)}
    if shows_newer_card(person):
        row["id_no"] = person.id_no
    return row


def shows_newer_card(person: Person) -> bool:
    """Whether the funeral home writes 18 digits of somebody whom the towns know by 15."""
    return person.short_id and int(person.id_no[16]) % 2 == 1


def waiver_lists(world: World) -> MonthlyLists:
    """Every town's list of every month since November 2013, by the day of the claim."""
    rng = world.rng("waivers")
    lists, own = MonthlyLists(), local_word("hukou")["own"]
    for person in world.population.people:
        entitled = person.hukou == own and person.cremated and person.cremated >= POLICY
        if not entitled:
            continue
        is_first = person.cremated == POLICY and person.died == POLICY - timedelta(days=2)
        waits = 0 if is_first else rng.randint(0, 9)
        claimed = person.cremated + timedelta(days=waits)
        if claimed > HORIZON or (not is_first and rng.random() < 0.14):
            continue
        row = _waiver(world, person, claimed, rng, everything=is_first)
        lists[person.town, month_of(claimed)].append(row)
    return lists


def _death(person: Person) -> Row:
    return {"died_on": person.died, "cremated_on": person.cremated, "hukou": person.hukou}


def _waiver(world: World, person: Person, claimed: date, rng: Random, everything: bool) -> Row:
    days = max(1, min(3, (person.cremated - person.died).days))
    items = {
        "transport": load_towns()[person.town].transport_fen,
        "storage": STORAGE * (3 if everything else days),
        "farewell_hall": HALL if everything or rng.random() < 0.6 else 0,
        "cremation": CREMATION,
        "urn_storage": URN * (2 if everything else rng.choice((0, 1, 2, 2))),
    }
    sex = rng.choice(("男", "女"))
    chosen = {item: fen for item, fen in items.items() if fen}
    return {
        **person.place(),
        **_death(person),
        **chosen,
        "amount": min(CAP, sum(chosen.values())),
        "claimed_on": claimed,
        "claimant_name": world.population.names.draw(sex),
        "phone": world.population.phone(),
    }
