"""The living allowance: days of application and approval, and the towns' monthly lists."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import MONTHS, day_in, first_day, month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.allowance_total import RATES, pays_next_month
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.world import MonthlyLists, Row, World

FAILURE_RATE = 0.007
# A failed transfer is made good within the year, so that it does not touch the year's total.
FAILURE_MONTHS = frozenset({*range(12, 22), 24, 25})

Paydays = dict[tuple[str, int], date]


def allowance_paydays(world: World) -> Paydays:
    """The day on which each town pays the allowance of each month."""
    rng = world.rng("allowance paydays")
    paydays = {}
    for town in load_towns():
        for month in MONTHS:
            if pays_next_month(town):
                paydays[town, month] = day_in(month + 1, rng, 3, 9)
            else:
                paydays[town, month] = day_in(month, rng, 19, 25)
    return paydays


def date_applications(world: World, holders: list[Holder], paydays: Paydays) -> None:
    """Set the days of application and approval of everybody who is approved."""
    rng = world.rng("applications")
    for holder in holders:
        if holder.decision == "同意":
            _date_application(holder, paydays[holder.person.town, holder.start], rng)


def _date_application(holder: Holder, payday: date, rng: Random) -> None:
    hurried = holder.start == 23 or pays_next_month(holder.person.town)
    holder.applied_on = day_in(holder.start, rng, 2, 10 if hurried else 17)
    if holder.applied_on < holder.issued_on:
        holder.issued_on = holder.applied_on - timedelta(days=rng.randint(20, 60))
    approved = holder.applied_on + timedelta(days=rng.randint(4, 8 if hurried else 11))
    if approved.weekday() > 4:
        approved -= timedelta(days=approved.weekday() - 4)
    holder.approved_on = min(approved, payday) if hurried else approved


def allowance_lists(world: World, holders: list[Holder], paydays: Paydays) -> MonthlyLists:
    """Every town's list of every month since January 2013."""
    rng = world.rng("allowance payments")
    lists = MonthlyLists()
    for holder in holders:
        if holder.decision == "同意":
            _pay(holder, lists, paydays, rng)
    return lists


def _pay(holder: Holder, lists: MonthlyLists, paydays: Paydays, rng: Random) -> None:
    town = holder.person.town
    bank = rng.choice(local_word("banks"))
    fixed = {**holder.identity(), "bank_name": bank, "bank_account": holder.person.account}
    pay = RATES[holder.level]
    for month in range(holder.start, min(holder.end, 26) + 1):
        row = {**fixed, "benefit_month": first_day(month), "amount": pay, "status": "成功"}
        payday = paydays[town, month]
        if month == holder.start and holder.approved_on > payday:
            _add(lists, town, month + 1, row, paydays, "补发")
            continue
        may_fail = month in FAILURE_MONTHS and month < holder.end and not pays_next_month(town)
        if may_fail and rng.random() < FAILURE_RATE:
            failed = {**row, "status": rng.choice(("失败", "退回"))}
            _add(lists, town, month, failed, paydays, "账户异常")
            _add(lists, town, month + 1, row, paydays, "补发")
            continue
        _add(lists, town, month, row, paydays)
    if holder.end < 26:
        row = {**fixed, "benefit_month": first_day(holder.end + 1), "amount": 0, "status": "成功"}
        row["stop_reason"] = holder.stop_reason
        _add(lists, town, holder.end + 1, row, paydays)


def _add(
    lists: MonthlyLists, town: str, month: int, row: Row, paydays: Paydays, remark: str = ""
) -> None:
    if month not in MONTHS:
        return
    row = {**row, "paid_on": paydays[town, month]}
    if remark:
        row["remark"] = remark
    lists[town, month].append(row)


def approval_rows(holders: list[Holder], until: date) -> list[tuple[str, Row]]:
    """Applications made until a day as they stood on it, by town."""
    rows = []
    for holder in holders:
        if not holder.applied_on or holder.applied_on > until:
            continue
        row = {**holder.identity(), "applied_on": holder.applied_on, "decision": "待审"}
        if holder.approved_on and holder.approved_on <= until:
            row |= {"approved_on": holder.approved_on, "decision": holder.decision}
            if holder.decision == "不同意":
                row["remark"] = "户籍不符"
        rows.append((holder.person.town, row))
    return rows


def certificate_rows(holders: list[Holder], until: date) -> list[Row]:
    """The roster of certificates on a day."""
    rows = []
    for holder in holders:
        if holder.issued_on > until:
            continue
        person = holder.person
        moved = holder.moved_out is not None and holder.moved_out < month_of(until)
        row = {
            **holder.identity(),
            "sex": person.sex,
            "born_on": person.born,
            "hukou": "外地" if moved else person.hukou,
            "category": holder.category_name,
            "issued_on": holder.issued_on,
            "expires_on": holder.expires_on,
            "status": "有效",
            "as_on": until,
        }
        if holder.cancelled_on and holder.cancelled_on <= until:
            row |= {"status": "注销", "cancelled_on": holder.cancelled_on}
        elif holder.expires_on <= until:
            row["status"] = "过期"
        rows.append(row)
    return rows
