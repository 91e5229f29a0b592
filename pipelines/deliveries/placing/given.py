"""What is said beside a file when it is taken in, and kept with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Given:
    """What the deliverer said beside the file, on the command line.

    Attributes:
        town: code of the deliverer, where neither folder nor rows tell.
        reported_on: the reporting day.
    """

    town: str | None = None
    reported_on: date | None = None

    @classmethod
    def of_receipt(cls, receipt: dict[str, Any]) -> Given:
        """What was said when the file was taken in."""
        told = receipt.get("given", {})
        day = told.get("reported_on")
        return cls(told.get("town"), date.fromisoformat(day) if day else None)

    def or_as(self, before: Given) -> Given:
        """This; where nothing is said now, what was said before."""
        return Given(self.town or before.town, self.reported_on or before.reported_on)

    @property
    def told(self) -> dict[str, str]:
        """What a receipt keeps of it."""
        return {name: str(value) for name, value in vars(self).items() if value}


NOTHING_GIVEN = Given()
