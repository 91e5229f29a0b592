"""Allowances of a plain sample: households, severely disabled people, pupils, the ill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipelines.plain_sample.ground import Ground, Row, Someone

_PAID_DAY = 20
_CARE = {"托养补贴": "disability_care_monthly", "康复护理补助": "disability_nursing_monthly"}
# A household's income in yuan a head and month, below every standard.
_LEAST_INCOME, _MOST_INCOME = 100, 300


def household_lists(ground: Ground) -> Iterator[tuple[str, date, list[Row]]]:
    """(town, month, rows) of the households' allowance."""
    for town in ground.towns:
        homes = [
            (scheme, ground.person(town, 85, 30), ground.rng.randint(_LEAST_INCOME, _MOST_INCOME))
            for scheme, count in ground.sizes["households"].items()
            for _ in range(count)
        ]
        for month in ground.months():
            yield town, month, [_household(ground, n, *home, month) for n, home in enumerate(homes)]


def _household(
    ground: Ground, number: int, scheme: str, head: Someone, income: int, month: date
) -> Row:
    low = ground.standard("subsistence_monthly", month)
    amounts = {"低保临界": 0, "五保": ground.standard("five_guarantees_monthly", month)}
    if scheme == "低保临界":
        income = low + 50
    return {
        **head.cells,
        "household_no": f"{head.town[:1]}{number + 1:04}",
        "scheme": scheme,
        "members": 1,
        "income_per_head": income,
        "benefit_month": month,
        "amount": amounts.get(scheme, low - income),
        "paid_on": month.replace(day=_PAID_DAY),
        "status": "成功",
    }


def care_lists(
    ground: Ground, deaths: dict[str, list[Row]]
) -> Iterator[tuple[str, date, list[Row]]]:
    """(town, month, rows) of the care subsidy; one person is paid for months after death."""
    for place, town in enumerate(ground.towns):
        people = [
            (scheme, ground.person(town, 70, 20))
            for scheme, count in ground.sizes["care"].items()
            for _ in range(count)
        ]
        if not place:
            # The last months are paid all the same: what check D1 is to find.
            died = date(ground.years[-1], 9, 3)
            deaths.setdefault(town, []).append(_death(people[0][1], died, ground.sizes["hukou"]))
        for month in ground.months():
            yield (
                town,
                month,
                [
                    {
                        **person.cells,
                        "scheme": scheme,
                        "level": "一级",
                        "benefit_month": month,
                        "amount": ground.standard(_CARE[scheme], month),
                        "paid_on": month.replace(day=_PAID_DAY),
                        "status": "成功",
                    }
                    for scheme, person in people
                ],
            )


def _death(person: Someone, died: date, hukou: str) -> Row:
    return {
        **person.cells,
        "died_on": died,
        "cremated_on": died + timedelta(days=2),
        "hukou": hukou,
    }


def deaths_of_towns(ground: Ground) -> dict[str, list[Row]]:
    """The dead by town, one a month in each."""
    return {
        town: [
            _death(
                ground.person(town, 95, 60),
                month.replace(day=ground.rng.randint(1, 24)),
                ground.sizes["hukou"],
            )
            for month in ground.months()
        ]
        for town in ground.towns
    }


def waiver(ground: Ground, death: Row) -> Row:
    """What the family of a dead person was waived."""
    items = {"transport": 300, "storage": 200, "cremation": 600, "urn_storage": 100}
    claimed = death["cremated_on"] + timedelta(days=1)
    told = {"amount": sum(items.values()), "claimed_on": claimed, "claimant_name": ground.name()}
    return {**death, **items, **told}


def student_lists(ground: Ground) -> Iterator[tuple[str, int, list[Row]]]:
    """(town, year, rows) of the aid to pupils."""
    for town in ground.towns:
        for year in ground.years:
            rows = []
            for _ in range(ground.sizes["students"]):
                stage = ground.rng.choice(list(ground.sizes["schools"]))
                person = ground.person(town, 20, 8)
                day = date(year, 9, ground.rng.randint(10, 25))
                rows.append(
                    {
                        **person.cells,
                        "school": ground.sizes["schools"][stage],
                        "stage": stage,
                        "household_type": "低保",
                        "income_per_head": 300,
                        "hukou": ground.sizes["hukou"],
                        "amount": ground.rng.randrange(500, 4001, 100),
                        "paid_on": day,
                        "sponsor": f"{ground.district}慈善总会",
                    }
                )
            yield town, year, rows


def settlement_lists(ground: Ground) -> Iterator[tuple[date, list[Row]]]:
    """(month, rows) of medical aid, settled in the hospital for three in four."""
    for month in ground.months():
        rows = []
        for _ in range(ground.sizes["settlements"]):
            person = ground.person(ground.rng.choice(list(ground.towns)), 85, 20)
            left = month.replace(day=ground.rng.randint(8, 20))
            at_once = ground.rng.random() < 0.75
            cost = ground.rng.randrange(4000, 30000, 100)
            rows.append(
                {
                    **person.cells,
                    "claimant_type": "低保对象",
                    "hospital": f"{ground.district}人民医院",
                    "admitted_on": left - timedelta(days=6),
                    "discharged_on": left,
                    "total_cost": cost,
                    "insurance_paid": cost * 6 // 10,
                    "aid_amount": cost * 2 // 10,
                    "settlement": "一站式" if at_once else "手工",
                    "settled_on": left if at_once else left + timedelta(days=7),
                }
            )
        yield month, rows
