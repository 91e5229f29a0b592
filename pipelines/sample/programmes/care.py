"""The older schemes for severe disability: 托养 (since 2011) and 康复护理 (since 2007)."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.months import MONTHS, day_in, first_day, month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.holder import LEVELS, Holder
from pipelines.sample.world import MonthlyLists, World

# Fen a month; neither rate is in the article.
RATES = {"托养补贴": 20_000, "康复护理补助": 10_000}
RECIPIENTS = 590
NURSING = 420
DECEMBER_2013 = 23


def care_lists(world: World, holders: list[Holder]) -> MonthlyLists:
    """Every town's list of every month, both schemes on one list."""
    rng = world.rng("care")
    paydays = {
        (town, month): day_in(month, rng, 10, 20) for town in load_towns() for month in MONTHS
    }
    lists = MonthlyLists()
    severe = [h for h in holders if h.level <= 2 and h.decision == "同意" and h.start < 24]
    severe.sort(key=lambda h: h.level)
    alive = [h for h in severe if h.end > DECEMBER_2013]
    recipients = world.fixed(RECIPIENTS)
    for holder in alive[:recipients]:
        start = 0 if rng.random() < 0.86 else rng.randint(1, DECEMBER_2013)
        _pay(holder, "托养补贴", start, lists, paydays)
    nursing = alive[recipients : recipients + world.free(NURSING)]
    for holder in nursing:
        start = 0 if rng.random() < 0.8 else rng.randint(1, 25)
        _pay(holder, "康复护理补助", start, lists, paydays)
    leavers = [h for h in severe if h.stop_reason == "死亡" and h.end <= DECEMBER_2013]
    for holder in leavers[: world.free(30)]:
        _pay(holder, "托养补贴", 0, lists, paydays)
    early_deaths = [h for h in holders if not h.decision and h.person.died and h.level <= 2]
    for holder in early_deaths:
        _pay(holder, "托养补贴", 0, lists, paydays)
    return lists


def _pay(holder: Holder, scheme: str, start: int, lists: MonthlyLists, paydays: dict) -> None:
    person = holder.person
    fixed = {
        **person.place(),
        "phone": person.phone,
        "scheme": scheme,
        "level": LEVELS[holder.level - 1],
        "bank_account": person.account,
        "status": "成功",
    }
    end = month_of(person.died) if person.died else holder.end
    start = max(start, month_of(holder.issued_on + timedelta(days=30)))
    for month in range(start, min(end, MONTHS.stop - 1) + 1):
        row = {**fixed, "benefit_month": first_day(month), "amount": RATES[scheme]}
        row["paid_on"] = paydays[person.town, month]
        lists[person.town, month].append(row)
    if start <= end < MONTHS.stop - 1:
        row = {**fixed, "benefit_month": first_day(end + 1), "amount": 0}
        row |= {"paid_on": paydays[person.town, end + 1], "stop_reason": "死亡"}
        if not person.died:
            row["stop_reason"] = holder.stop_reason
        lists[person.town, end + 1].append(row)
