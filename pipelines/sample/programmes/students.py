"""Students aided in the summers of 2012 and 2013: children of poor and near-poor households."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import day_in
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import NEAR_POOR, STUDENTS, Household
from pipelines.sample.world import Row, World

SEPTEMBER = {2012: 8, 2013: 20}
TOTAL_2013 = 119_100_000
STUDENTS_2012 = 286
TOTAL_2012 = 94_380_000
STEP = 10_000
LOWEST, HIGHEST = 60_000, 500_000

# Stage: ages, lowest and highest aid in fen.
STAGES = {
    "小学": (range(6, 12), 60_000, 150_000),
    "初中": (range(12, 15), 150_000, 300_000),
    "高中": (range(15, 18), 280_000, 450_000),
    "中职": (range(15, 18), 280_000, 450_000),
    "大专": (range(18, 24), 430_000, 500_000),
    "本科": (range(18, 24), 450_000, 500_000),
}


def student_rows(world: World, households: list[Household]) -> dict[tuple[str, int], list[Row]]:
    """The towns' lists of 2012 and 2013, by (town, year)."""
    homes = [(student, home) for home in households for student in home.students]
    wanted = world.fixed(STUDENTS)
    total = TOTAL_2013 if wanted == STUDENTS else TOTAL_2013 * wanted // STUDENTS // STEP * STEP
    lists = _year(world, homes[:wanted], 2013, total)
    chosen = _aided_in_2012(world, homes)
    total = TOTAL_2012 * len(chosen) // STUDENTS_2012 // STEP * STEP
    return lists | _year(world, chosen, 2012, total)


def _aided_in_2012(
    world: World, homes: list[tuple[Person, Household]]
) -> list[tuple[Person, Household]]:
    """Somebody of every household with a pupil, then others."""
    pupils = [(s, home) for s, home in homes if s.born.year <= 2006 and home.start <= 7]
    world.rng("students of 2012").shuffle(pupils)
    one_each = {entry[1].number: entry for entry in pupils}
    others = [entry for entry in pupils if one_each[entry[1].number] is not entry]
    missing = world.fixed(STUDENTS_2012) - len(one_each)
    return [*one_each.values(), *others[: max(0, missing)]]


def _year(
    world: World, homes: list[tuple[Person, Household]], year: int, total: int
) -> dict[tuple[str, int], list[Row]]:
    rng = world.rng(f"student aid {year}")
    stages = [_stage(student, year, rng) for student, _ in homes]
    amounts = _amounts(stages, total, rng)
    lists = defaultdict(list)
    paydays: dict[str, object] = {}
    for (student, home), stage, amount in zip(homes, stages, amounts, strict=True):
        payday = paydays.setdefault(student.town, day_in(SEPTEMBER[year] - 1, rng, 20, 30))
        row = {
            **student.place(),
            "phone": home.members[0].phone,
            "school": _school(student, stage, rng),
            "stage": stage,
            "household_type": NEAR_POOR if home.scheme == NEAR_POOR else "低保",
            "income_per_head": home.income,
            "hukou": student.hukou,
            "amount": amount,
            "paid_on": payday,
            "sponsor": rng.choice(local_word("sponsors")),
        }
        lists[student.town, year].append(row)
    return dict(lists)


def _stage(student: Person, year: int, rng: Random) -> str:
    age = max(6, year - student.born.year - (student.born.month > 8))
    return rng.choice([stage for stage, (ages, _, _) in STAGES.items() if age in ages])


def _school(student: Person, stage: str, rng: Random) -> str:
    school = rng.choice(local_word("schools")[stage])
    town = student.town.removesuffix("街道").removesuffix("镇")
    return town + school if stage == "小学" else school


def _amounts(stages: list[str], total: int, rng: Random) -> list[int]:
    """Amounts in hundreds of yuan that sum to the total, each inside its stage's band."""
    bands = [STAGES[stage][1:] for stage in stages]
    amounts = [rng.randrange(low, high + 1, STEP) for low, high in bands]
    pinned = _pin_extremes(stages, amounts)
    missing = total - sum(amounts)
    order = [i for i in range(len(amounts)) if i not in pinned]
    while missing and order:
        moved = False
        rng.shuffle(order)
        for i in order:
            step = STEP if missing > 0 else -STEP
            if (
                missing
                and LOWEST <= amounts[i] + step <= HIGHEST
                and _fits(amounts[i] + step, bands[i], widen=not moved and rng.random() < 0.02)
            ):
                amounts[i] += step
                missing -= step
                moved = True
    return amounts


def _fits(amount: int, band: tuple[int, int], widen: bool) -> bool:
    slack = 5 * STEP if widen else 0
    return band[0] - slack <= amount <= band[1] + slack


def _pin_extremes(stages: list[str], amounts: list[int]) -> set[int]:
    """Give one student the lowest and one the highest aid of the year."""
    lowest = min(range(len(stages)), key=lambda i: amounts[i])
    highest = max(range(len(stages)), key=lambda i: amounts[i])
    amounts[lowest], amounts[highest] = LOWEST, HIGHEST
    return {lowest, highest}
