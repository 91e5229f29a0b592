"""A finding that a correct check makes on the sample, and a near miss that it must not make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code


@dataclass(frozen=True)
class Finding:
    """A finding as the check gathers it.

    Attributes:
        code: the check's, as D1.
        kind: person, household, account, donor, worker, organisation, contract, fund, village,
            list or feed_town.
        subject: who or what, as the lists write it.
        programme: the programme's code; None where the check is not about one.
        town: the town's name; None for the district.
        months: the distinct months of its rows, in order.
        amount: yuan at risk, in fen; None where no money is at risk.
        cause: the planted fault that it comes from, as D1-2; natural ones say so.
        is_consequence: whether the fault was planted for another code.
    """

    code: str
    kind: str
    subject: str
    programme: str | None
    town: str | None
    months: tuple[int, ...]
    amount: int | None
    cause: str
    is_consequence: bool = False

    def as_json(self) -> dict[str, Any]:
        """The finding as answers.json lists it."""
        months = [f"{first_day(month):%Y-%m}" for month in self.months]
        return {
            "code": self.code,
            "subject": {"kind": self.kind, "value": self.subject},
            "programme_code": self.programme,
            "town_code": deliverer_code(self.town or ""),
            "first_month": months[0],
            "months": months,
            "month_count": len(months),
            "amount_yuan": None if self.amount is None else f"{self.amount / 100:.2f}",
            "cause": self.cause,
            "is_consequence": self.is_consequence,
        }


@dataclass(frozen=True)
class Later:
    """A finding about a person whose months are those of the lists that hold doubted rows.

    Attributes:
        numbers: the ID numbers under which the rows stand.
        is_doubted: of a feed and a row with one of them.
    """

    code: str
    subject: str
    town: str
    cause: str
    numbers: set[str]
    is_doubted: Callable[[str, dict[str, Any]], bool]


@dataclass(frozen=True)
class NearMiss:
    """Something that looks like a fault and is none; `what` says why, in English."""

    code: str
    kind: str
    subject: str
    what: str

    def as_json(self) -> dict[str, Any]:
        """The near miss as answers.json lists it."""
        subject = {"kind": self.kind, "value": self.subject}
        return {"code": self.code, "subject": subject, "what": self.what}
