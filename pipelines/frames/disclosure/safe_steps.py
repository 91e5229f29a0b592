"""How far apart a line's running sums must lie so that each difference is of enough people."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.frames.disclosure.town_sums import Line

MONTH, QUARTER, HALF_YEAR, YEAR = 1, 3, 6, 12
# Nothing of the year is shown: its only block is longer than the year.
NEVER = 24
STEPS = (MONTH, QUARTER, HALF_YEAR, YEAR, NEVER)


@dataclass(frozen=True)
class Limits:
    """When a sum tells on somebody.

    Attributes:
        fewest_people: money of fewer is not shown.
        largest_share: nor is money of which one had more, 0 to 1.
    """

    fewest_people: int
    largest_share: float


def block_of(step: int, month: int) -> range:
    """The months between two running sums that are shown `step` months apart."""
    first = (month - 1) // step * step + 1
    return range(first, first + step)


def is_closed(step: int, month: int, last_month: int) -> bool:
    """Whether the sum at the end of the month's block is shown by the last month."""
    return block_of(step, month)[-1] <= min(last_month, YEAR)


def safe_step(line: Line, last_month: int, limits: Limits) -> int:
    """The shortest step at which every sum that is shown, and every difference, may be.

    Differences over several blocks are safe when each block is: no one person has more of a
    whole than the limit when he has not of any part.
    """
    return next(step for step in STEPS if _is_safe(line, step, last_month, limits))


def _is_safe(line: Line, step: int, last_month: int, limits: Limits) -> bool:
    blocks = {block_of(step, month) for month in line.months if is_closed(step, month, last_month)}
    return not any(_is_telling(line, block, limits) for block in blocks)


def _is_telling(line: Line, block: range, limits: Limits) -> bool:
    """Judged by the fewest people and the largest part that the months allow."""
    months = [line.months[month] for month in block if month in line.months]
    before = [line.months[month].people_to_date for month in line.months if month < block[0]]
    people = max(
        months[-1].people_to_date - max(before, default=0), *(one.people for one in months)
    )
    amount = sum(one.amount for one in months)
    largest = min(sum(one.largest for one in months), months[-1].largest_to_date)
    return people < limits.fewest_people or largest > limits.largest_share * amount
