"""A person: one name, one number, one home, one account in every list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.sample.people.areas import Village
from pipelines.sample.people.id_numbers import short_form

TODAY = date(2013, 7, 1)


@dataclass(slots=True, eq=False)
class Person:
    """A person; `died` and `cremated` are None for those who outlive the sample.

    Attributes:
        id_no: the 18-digit number.
        short_id: whether every list writes the 15-digit form.
    """

    name: str
    id_no: str
    sex: str
    born: date
    hukou: str
    village: Village
    phone: str
    account: str
    short_id: bool = False
    died: date | None = None
    cremated: date | None = None

    @property
    def town(self) -> str:
        """The name of the town the person lives in."""
        return self.village.town

    @property
    def printed_id(self) -> str:
        """The number as lists write it."""
        return short_form(self.id_no) if self.short_id else self.id_no

    def age(self, day: date = TODAY) -> int:
        """Whole years of age on a day."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def is_alive(self, day: date) -> bool:
        """Whether the person had not died before the day."""
        return self.died is None or self.died >= day

    def place(self) -> dict[str, str]:
        """The cells that every list about the person begins with."""
        return {
            "town": self.village.town,
            "village": self.village.name,
            "name": self.name,
            "id_no": self.printed_id,
        }
