"""Households on the subsistence roll: 低保, 五保 and near-poor (低保临界)."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from pipelines.sample.months import MONTHS, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.world import World

FIVE_GUARANTEES = "五保"
NEAR_POOR = "低保临界"
STUDENTS = 330
FIVE_GUARANTEE_HOUSEHOLDS = 240
SUBSISTENCE_HOUSEHOLDS = 850
NEAR_POOR_HOUSEHOLDS = 220


@dataclass(eq=False)
class Household:
    """A household; members[0] is its head, `end` its last month on the roll."""

    number: str
    scheme: str
    members: list[Person]
    students: list[Person] = field(default_factory=list)
    income: int = 0
    start: int = 0
    end: int = MONTHS.stop - 1
    end_reason: str = ""

    def living(self, month: int) -> list[Person]:
        """The members who had not died before the month."""
        return [p for p in self.members if p.died is None or month_of(p.died) >= month]

    def is_on_roll(self, month: int) -> bool:
        """Whether the household draws, or stands on the roll as near-poor, in the month."""
        return self.start <= month <= self.end and bool(self.living(month))


def make_households(world: World) -> list[Household]:
    """Every household that is on the roll at some time, those with students first."""
    rng = world.rng("households")
    households = _families(world, rng)
    for order in range(world.fixed(FIVE_GUARANTEE_HOUSEHOLDS)):
        elder = world.population.person(62, 88, village=_rural(world))
        world.population.may_die(elder, 0, 0.0035)
        households.append(Household(f"WB{order + 1:05d}", FIVE_GUARANTEES, [elder]))
    for household in households:
        _set_term(household, rng)
    return households


def _families(world: World, rng: Random) -> list[Household]:
    subsistence = world.free(SUBSISTENCE_HOUSEHOLDS)
    schemes = ["低保"] * subsistence + [NEAR_POOR] * world.free(NEAR_POOR_HOUSEHOLDS)
    rng.shuffle(schemes)
    students_left = world.fixed(STUDENTS)
    families = []
    for order, scheme in enumerate(schemes):
        wanted = min(students_left, rng.choice((1, 1, 1, 2)))
        families.append(_family(world, rng, order, scheme, wanted))
        students_left -= wanted
    if students_left:
        raise ValueError("the sample is too small for its students")
    return families


def _family(world: World, rng: Random, order: int, scheme: str, students: int) -> Household:
    population = world.population
    may_be_old = not students and order < world.fixed(SUBSISTENCE_HOUSEHOLDS)
    is_old = may_be_old and rng.random() < 0.16
    head = population.person(*((62, 82) if is_old else (30, 56)))
    adult_ages = (61, 80) if is_old else (28, 56)
    members = [head]
    for chance in (0.45, 0.12):
        if rng.random() < chance:
            members.append(population.person(*adult_ages, village=head.village))
    if not is_old and rng.random() < 0.2:
        # Born before 2012: nobody stands on the roll, or dies, before birth.
        members.append(population.person(2, 4, village=head.village))
    pupils = [population.person(*_pupil_ages(rng), village=head.village) for _ in range(students)]
    for person in members:
        population.may_die(person, 0, 0.003 if is_old else 0.0004)
    if scheme == "低保":
        scheme = "城镇低保" if head.village.is_community else "农村低保"
    prefix = "LJ" if scheme == NEAR_POOR else "DB"
    # The band of the near-poor is 400-600 yuan before July 2013 and 470-705 after.
    low, high = (476, 599) if scheme == NEAR_POOR else (60, 370)
    income = rng.randint(low // 2, high // 2) * 200
    if rng.random() < 0.15:
        income += rng.choice((33, 67, 50))
    return Household(f"{prefix}{order + 1:05d}", scheme, members + pupils, pupils, income)


def _pupil_ages(rng: Random) -> tuple[int, int]:
    return rng.choices(((6, 11), (12, 14), (15, 17), (18, 21)), (15, 17, 28, 40))[0]


def _set_term(household: Household, rng: Random) -> None:
    has_students = bool(household.students)
    if rng.random() < 0.12:
        household.start = rng.randint(1, 6 if has_students else 24)
    if rng.random() < 0.05:
        household.end = rng.randint(24 if has_students else max(6, household.start), 25)
        household.end_reason = rng.choice(("收入超标", "户籍迁出"))
    if household.scheme == FIVE_GUARANTEES and household.end_reason:
        household.end_reason = "入住养老机构"


def _rural(world: World):
    while True:
        village = world.population.village()
        if not village.is_community:
            return village
