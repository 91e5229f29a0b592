"""Months of application such that what is paid in 2013 sums to the article's 621.06万元."""

from __future__ import annotations

from itertools import product
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.programmes.disability import APPROVED
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.world import World

RATES = {1: 15_000, 2: 10_000, 3: 8_000, 4: 5_000}
TOTAL_2013 = 621_060_000
COARSE = 60_000
# Fen that the invented payments exceed the total by, for faults to lower it (settle_allowance).
RESERVE, LEAST_RESERVE = 800_000, 200_000
JANUARY, NOVEMBER, DECEMBER = 12, 22, 23


def pays_next_month(town: str) -> bool:
    """Whether the town pays a month's allowance in the first days of the next."""
    return town in local_word("next_month_towns")


def last_counted(holder: Holder) -> int:
    """The last benefit month that is paid to the person within 2013."""
    closing = NOVEMBER if pays_next_month(holder.person.town) else DECEMBER
    return min(holder.end, closing)


def paid_in_2013(holder: Holder) -> int:
    """What the person gets within 2013, in fen, failed transfers made good."""
    return RATES[holder.level] * (last_counted(holder) - holder.start + 1)


def reserve(world: World) -> int:
    """Fen by which the invented payments of 2013 exceed the total before faults are planted."""
    return max(LEAST_RESERVE, world.fixed(RESERVE) // 10_000 * 10_000)


def allowance_total(world: World) -> int:
    """What is paid in 2013, in fen: the article's total, less in a small sample."""
    approved = world.fixed(APPROVED)
    if approved == APPROVED:
        return TOTAL_2013
    return TOTAL_2013 * approved // APPROVED // 1000 * 1000


def fit_total(world: World, holders: list[Holder], planted: int = 0) -> None:
    """Move months of application until the payments of 2013 sum to the article's total.

    Args:
        world: for its chance.
        holders: those approved in 2013; their `start` is moved.
        planted: fen that other rows will add to the total; below 0 when they will take from it.
    """
    rng = world.rng("allowance total")
    missing = allowance_total(world) - planted - sum(map(paid_in_2013, holders))
    while abs(missing) >= COARSE:
        holder = rng.choice(holders)
        missing -= _move(holder, 1 if missing > 0 else -1)
    _finish(holders, missing, rng)


def _move(holder: Holder, months: int) -> int:
    """Pay the person so many months more (or fewer); 0 fen when that is impossible."""
    start = holder.start - months
    if not JANUARY <= start <= min(last_counted(holder), holder.end - 1, NOVEMBER):
        return 0
    holder.start = start
    return RATES[holder.level] * months


def _finish(holders: list[Holder], missing: int, rng: Random) -> None:
    """Settle the last few hundred yuan with a handful of people of the right levels."""
    steps = range(-6, 7)
    moves = min(
        (m for m in product(steps, repeat=4) if _worth(m) == missing),
        key=lambda m: sum(map(abs, m)),
        default=None,
    )
    if moves is None:
        raise ValueError(f"no combination of rates makes {missing} fen")
    shuffled = rng.sample(holders, len(holders))
    for level, count in enumerate(moves, start=1):
        direction = 1 if count > 0 else -1
        left = abs(count)
        for holder in shuffled:
            if left and holder.level == level and _move(holder, direction):
                left -= 1


def _worth(moves: tuple[int, ...]) -> int:
    return sum(count * RATES[level] for level, count in enumerate(moves, start=1))
