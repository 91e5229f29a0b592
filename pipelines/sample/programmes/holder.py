"""A holder of a disability certificate and the person's application for the allowance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.sample.people.person import Person
from pipelines.sample.world import Row

LEVELS = ("一级", "二级", "三级", "四级")
CATEGORIES = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")


@dataclass(eq=False, slots=True)
class Holder:
    """A holder of a certificate.

    Attributes:
        start: month of application of those who are approved, from which the allowance pays.
        end: last month that it pays for.
        decision: 同意, 不同意 or 待审; empty when the person did not apply.
    """

    person: Person
    level: int
    category: int
    suffix: str
    issued_on: date
    decision: str = ""
    start: int = 0
    end: int = 26
    stop_reason: str = ""
    applied_on: date | None = None
    approved_on: date | None = None
    moved_out: int | None = None
    cancelled_on: date | None = None

    @property
    def certificate_no(self) -> str:
        """ID number, category digit, level digit, suffix of a replacement."""
        return f"{self.person.id_no}{self.category + 1}{self.level}{self.suffix}"

    @property
    def category_name(self) -> str:
        """The kind of disability in words."""
        return CATEGORIES[self.category]

    @property
    def expires_on(self) -> date:
        """Ten years after issue, less a day."""
        return self.issued_on.replace(
            year=self.issued_on.year + 10, day=min(28, self.issued_on.day)
        )

    def identity(self) -> Row:
        """The cells of the person, the certificate and its level."""
        return {
            **self.person.place(),
            "phone": self.person.phone,
            "certificate_no": self.certificate_no,
            "level": LEVELS[self.level - 1],
        }
