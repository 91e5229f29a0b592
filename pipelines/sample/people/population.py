"""The people of the sample, drawn one by one."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import HORIZON, first_day
from pipelines.sample.people.areas import Town, Village, load_towns
from pipelines.sample.people.id_numbers import (
    ELSEWHERE,
    IdNumbers,
    local_prefix,
)
from pipelines.sample.people.names import NamePool
from pipelines.sample.people.person import TODAY, Person
from pipelines.sample.streams import stream


class Population:
    """Everybody who occurs in the sample, drawn one by one."""

    def __init__(self, seed: int, vocabulary: list[str]):
        self.rng: Random = stream(seed, "people")
        self.names = NamePool(stream(seed, "names"), vocabulary)
        self._ids = IdNumbers(stream(seed, "numbers"))
        self._towns = list(load_towns().values())
        self._weights = [town.weight for town in self._towns]
        self.phones: set[str] = set()
        self.people: list[Person] = []
        # Numbers that stand in lists and are nobody's: slips, and forms of 15 digits.
        self.wrong_numbers: set[str] = set()

    def town(self) -> Town:
        """A town, by its share of the people."""
        return self.rng.choices(self._towns, self._weights)[0]

    def village(self, town: Town | None = None) -> Village:
        """A village of the town, or of any."""
        return self.rng.choice((town or self.town()).villages)

    def sex(self) -> str:
        """男 or 女."""
        return "男" if self.rng.random() < 0.5 else "女"

    def birthday(self, youngest: int, oldest: int) -> date:
        """A birthday of somebody of an age between the two on 2013-07-01."""
        days = self.rng.randint(int(youngest * 365.25) + 1, int((oldest + 1) * 365.25) - 1)
        return TODAY - timedelta(days=days)

    def person(
        self,
        youngest: int,
        oldest: int,
        village: Village | None = None,
        hukou: str | None = None,
        sex: str | None = None,
    ) -> Person:
        """A new person of an age between the two on 2013-07-01."""
        born = self.birthday(youngest, oldest)
        hukou = hukou or local_word("hukou")["own"]
        sex = sex or self.sex()
        person = Person(
            name=self.names.draw(sex),
            id_no=self._ids.draw(self._prefix(born, hukou), born, sex),
            sex=sex,
            born=born,
            hukou=hukou,
            village=village or self.village(),
            phone=self.phone(),
            account=self.account(),
        )
        self.people.append(person)
        return person

    def phone(self) -> str:
        """An invented mobile number."""
        while True:
            number = self.rng.choice(("13", "15", "18")) + f"{self.rng.randrange(10**9):09d}"
            if number not in self.phones:
                self.phones.add(number)
                return number

    def account(self) -> str:
        """An invented bank account of 19 digits."""
        return "622" + f"{self.rng.randrange(10**16):016d}"

    def may_die(self, person: Person, first_month: int, monthly_rate: float) -> None:
        """Let the person die between the month and the horizon, at a rate a month."""
        start = first_day(first_month)
        months = (HORIZON.year - start.year) * 12 + HORIZON.month - start.month + 1
        for month in range(first_month, first_month + months):
            if self.rng.random() < monthly_rate:
                self.die(person, first_day(month) + timedelta(days=self.rng.randrange(28)))
                return

    def die(self, person: Person, day: date) -> None:
        """The person dies on the day and is cremated within four, and before the horizon."""
        person.died = day
        person.cremated = min(day + timedelta(days=self.rng.randint(1, 4)), HORIZON)

    def _prefix(self, born: date, hukou: str) -> str:
        if hukou == "外地":
            return self.rng.choice(ELSEWHERE)
        if hukou == local_word("hukou")["city"]:
            return self.rng.choice(local_word("city_counties"))
        moved_in = self.rng.random() < 0.03
        return self.rng.choice(ELSEWHERE) if moved_in else local_prefix(born)
