"""The monthly lists of 低保 and 五保, one row a household, near-poor households with 0."""

from __future__ import annotations

from pipelines.sample.months import JULY_2013, MONTHS, day_in, first_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import FIVE_GUARANTEES, NEAR_POOR, Household
from pipelines.sample.world import MonthlyLists, Row, World

ADULT = 18
# Fen a head and month, before and since July 2013; the older rates are not in the article.
SUBSISTENCE = (40000, 47000)
FIVE_GUARANTEE = (57000, 67000)


def subsistence_lists(world: World, households: list[Household]) -> MonthlyLists:
    """Every town's list of every month."""
    rng = world.rng("subsistence paydays")
    paydays = {
        (town, month): day_in(month, rng, 8, 16) for town in load_towns() for month in MONTHS
    }
    lists = MonthlyLists()
    for household in households:
        town = household.members[0].town
        for month in MONTHS:
            row = roll_row(household, month)
            if row:
                row["paid_on"] = paydays[town, month]
                lists[town, month].append(row)
    return lists


def amount(scheme: str, income: int, members: int, month: int) -> int:
    """What a household gets for a month, in fen: the standard less income, a head."""
    step = int(month >= JULY_2013)
    if scheme == NEAR_POOR:
        return 0
    if scheme == FIVE_GUARANTEES:
        return FIVE_GUARANTEE[step] * members
    return max(0, SUBSISTENCE[step] - income) * members


def roll_row(household: Household, month: int) -> Row | None:
    """The household's row of a month, still without a payday; None when it is not listed."""
    if household.is_on_roll(month):
        living = household.living(month)
        adults = [p for p in living if p.age(first_day(month)) >= ADULT]
        head = adults[0] if adults else living[0]
        row = _cells(household, month, head, living)
        row["amount"] = amount(household.scheme, household.income, len(living), month)
        return row
    if household.is_on_roll(month - 1) and month > 0:
        last = household.living(month - 1)
        row = _cells(household, month, last[0], last[:1])
        row["amount"] = 0
        all_dead = not household.living(month)
        row["stop_reason"] = "死亡" if all_dead else household.end_reason
        return row
    return None


def _cells(household: Household, month: int, head: Person, living: list[Person]) -> Row:
    row = {
        **head.place(),
        "phone": head.phone,
        "household_no": household.number,
        "scheme": household.scheme,
        "members": len(living),
        "benefit_month": first_day(month),
        "bank_account": head.account,
        "status": "成功",
    }
    if household.scheme != FIVE_GUARANTEES:
        row["income_per_head"] = household.income
    others = [p for p in living if p is not head]
    for number, person in enumerate(others, start=1):
        row[f"member_name_{number}"] = person.name
        row[f"member_id_no_{number}"] = person.printed_id
    return row


def claimant_type(household: Household) -> str:
    """The kind of claimant that members of the household are elsewhere."""
    return household.scheme[-2:] if household.scheme != NEAR_POOR else NEAR_POOR
