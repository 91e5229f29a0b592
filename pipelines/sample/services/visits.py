"""Home-care visits: two to four a month for everybody served, workers' days without overlap."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from pipelines.sample.months import MONTHS, first_day, last_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.medical import Stay
from pipelines.sample.services.home_care import PROVIDERS, Elder, served_in
from pipelines.sample.world import MonthlyLists, World

SERVICES = ("家政", "护理", "送餐", "陪同", "精神慰藉", "其他")
SERVICE_WEIGHTS = (40, 20, 12, 12, 12, 4)
# A worker's day has four starts, far enough apart for the longest visit.
STARTS = ("08:30", "10:30", "14:00", "16:00")
HOURS = (0.5, 1, 1, 1, 1.5, 1.5)
FEE_AN_HOUR = 2_000


class Rota:
    """Workers of each town and the starts of each day that are still free."""

    def __init__(self, world: World):
        self._names = world.population.names
        self._workers: dict[str, list[str]] = {town: [] for town in load_towns()}
        self._taken: dict[tuple[str, date], int] = defaultdict(int)

    def book(self, town: str, day: date) -> tuple[str, str]:
        """The next free start of the town's workers on the day: (worker, time)."""
        worker, start = divmod(self._taken[town, day], len(STARTS))
        self._taken[town, day] += 1
        workers = self._workers[town]
        while len(workers) <= worker:
            workers.append(self._new_worker())
        return workers[worker], STARTS[start]

    def _new_worker(self) -> str:
        while True:
            name = self._names.draw("女")
            if all(name not in names for names in self._workers.values()):
                return name


def visit_lists(world: World, elders: list[Elder], stays: list[Stay]) -> MonthlyLists:
    """Every town's list of every month."""
    rng = world.rng("visits")
    rota = Rota(world)
    in_hospital = defaultdict(list)
    for stay in stays:
        in_hospital[id(stay.person)].append(stay)
    lists = MonthlyLists()
    for month in MONTHS:
        active = [elder for elder in elders if elder.is_active(month)]
        for elder in rng.sample(active, min(len(active), served_in(world, month))):
            days = _days(month, in_hospital[id(elder.person)], rng)
            lists[elder.person.town, month].extend(_visit(elder, day, rota, rng) for day in days)
    for rows in lists.values():
        rows.sort(key=lambda row: (row["visited_on"], row["started_at"], row["worker"]))
    return lists


def _days(month: int, stays: list[Stay], rng: Random) -> list[date]:
    """Days of the month with a visit: no Sunday, no day in hospital."""
    days = []
    for offset in range(last_day(month).day):
        day = first_day(month) + timedelta(days=offset)
        away = any(stay.admitted_on <= day <= stay.discharged_on for stay in stays)
        if day.weekday() < 6 and not away:
            days.append(day)
    return rng.sample(days, rng.choice((2, 3, 3, 4)))


def _visit(elder: Elder, day: date, rota: Rota, rng: Random) -> dict:
    worker, start = rota.book(elder.person.town, day)
    hours = rng.choice(HOURS)
    row = {
        **elder.person.place(),
        "visited_on": day,
        "started_at": start,
        "service_type": rng.choices(SERVICES, SERVICE_WEIGHTS)[0],
        "hours": hours,
        "worker": worker,
        "provider": PROVIDERS[elder.person.town],
        "fee": int(hours * FEE_AN_HOUR),
    }
    if rng.random() < 0.7:
        row["satisfaction"] = rng.choices((3, 4, 5), (6, 34, 60))[0]
    return row
