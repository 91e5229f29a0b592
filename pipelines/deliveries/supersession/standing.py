"""What is known of a delivery when it is asked whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

State = Literal["in_force", "superseded", "reissue", "withdrawn"]
Rule = Literal["a", "b", "c"]


@dataclass(frozen=True)
class Candidate:
    """A delivery as the rules of supersession see it.

    Attributes:
        is_monthly: whether a later list of the same deliverer and month takes its place.
        deliverer: the area that sent it, and the section within the district.
        parts: what it is a list of, where a month has several lists (urban and rural 低保).
        rows_hash: equal for deliveries of one feed with the same rows.
        latest_on: the latest date its rows hold.
        says_revised: whether its title or its file's name says 更正 or 修订.
        arrival: used only where the rules cannot do without.
        completes: of a supplementary delivery the list whose rows it puts right, empty text
            when that list is gone; None for every other delivery.
    """

    delivery_id: str
    feed: str
    is_monthly: bool
    deliverer: tuple[str, str | None]
    period_start: date
    period_end: date
    rows: int
    rows_hash: str
    file_name: str
    arrival: int
    reported_on: date | None = None
    latest_on: date | None = None
    says_revised: bool = False
    is_withdrawn: bool = False
    parts: frozenset[str] = frozenset()
    completes: str | None = None

    @property
    def first_issue_order(self) -> tuple[Any, ...]:
        """Sorts the issues of one content: the original first, whatever came first."""
        return (self.reported_on or date.max, self.file_name, self.delivery_id)


@dataclass(frozen=True)
class Standing:
    """What became of a delivery.

    Attributes:
        superseded_by: of a re-issue the original, else the delivery in force at the end.
        directly_by: the delivery whose receipt shows what changed.
        is_guess: whether neither list says which of the two is the later.
    """

    state: State
    superseded_by: str | None = None
    rule: Rule | None = None
    directly_by: str | None = None
    is_guess: bool = False


def say_which_is_later(one: Candidate, other: Candidate) -> bool:
    """Whether two lists that repeat each other tell themselves which is the later version."""
    are_dated = bool(one.reported_on and other.reported_on)
    return (
        one.period_end != other.period_end
        or (are_dated and one.reported_on != other.reported_on)
        or one.says_revised != other.says_revised
    )


def is_later(one: Candidate, other: Candidate) -> bool:
    """Whether `one` is the later version of a list, by what the two say of themselves.

    The last month decides, then the reporting day if both have one, the word 更正, the number of
    rows, the latest date, the file's name; arrival only between two versions under one name.
    """
    if one.period_end != other.period_end:
        return one.period_end > other.period_end
    if one.reported_on and other.reported_on and one.reported_on != other.reported_on:
        return one.reported_on > other.reported_on
    return _said(one) > _said(other)


def _said(candidate: Candidate) -> tuple[Any, ...]:
    return (
        candidate.says_revised,
        candidate.rows,
        candidate.latest_on or date.min,
        candidate.file_name,
        candidate.arrival,
        candidate.delivery_id,
    )


def standing_of_supplement(candidate: Candidate, standings: dict[str, Standing]) -> Standing:
    """In force exactly as long as the list that it completes, or that list's first issue."""
    if candidate.is_withdrawn:
        return Standing("withdrawn")
    whole = standings.get(candidate.completes or "")
    if whole and whole.state == "reissue":
        whole = standings[whole.superseded_by]
    if whole is None or whole.state == "withdrawn":
        return Standing("superseded")
    return Standing(whole.state, whole.superseded_by, whole.rule)
