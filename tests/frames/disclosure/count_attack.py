"""A reader who writes down every count that is shown and solves for those that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

_MANY = 10**5
_TRIES = 6
# Of what is not shown.
UNSEEN = (0, _MANY)
# What a rounded count says, at the default settings: 5 stands for 1 to 7.
STEP, FEWEST = 5, 8


@dataclass
class CountReader:
    """What one who saw all pages knows of counts of people or rows.

    Attributes:
        seen: count → the least and the most that it may be.
        sums: parts and the whole that they make up, as everybody knows.
    """

    seen: dict[Hashable, tuple[int, int]] = field(default_factory=dict)
    sums: list[tuple[list[Hashable], Hashable]] = field(default_factory=list)

    def see_exact(self, count: Hashable, value: int) -> None:
        """A figure of the district."""
        self._see(count, value, value)

    def see_rounded(self, count: Hashable, value: int | None) -> None:
        """A figure below the district; None is no figure."""
        if value is None:
            self._see(count, *UNSEEN)
        elif value == STEP:
            self._see(count, 1, FEWEST - 1)
        elif value == 0:
            self._see(count, 0, 0)
        else:
            self._see(count, max(value - 2, FEWEST), value + 2)

    def see_few(self, count: Hashable) -> None:
        """A figure that is hidden for being of few people."""
        self._see(count, 1, FEWEST - 1)

    def add_up(self, parts: Iterable[Hashable], whole: Hashable) -> None:
        """The parts are the whole; what was not seen of them may be anything."""
        parts = list(parts)
        for count in (*parts, whole):
            self.seen.setdefault(count, UNSEEN)
        self.sums.append((parts, whole))

    def told(self, asked: Iterable[Hashable]) -> dict[Hashable, int]:
        """Those of the counts asked for that can be but one number."""
        asked = list(asked)
        if not asked:
            return {}
        places = {count: place for place, count in enumerate(self.seen)}
        constraint = self._constraint(places)
        chance = np.random.default_rng(1)
        # Two answers that fit and differ in a count show at once that it is not told.
        known = [self._solve(chance.normal(size=len(places)), constraint) for _ in range(_TRIES)]
        is_open = np.ptp(known, axis=0) > 0
        found = {}
        for count in asked:
            place = places[count]
            if is_open[place]:
                continue
            wanted = np.eye(1, len(places), place)[0]
            least, most = (self._solve(sign * wanted, constraint)[place] for sign in (1, -1))
            if least == most:
                found[count] = int(least)
        return found

    def _see(self, count: Hashable, least: int, most: int) -> None:
        low, high = self.seen.get(count, UNSEEN)
        self.seen[count] = max(low, least), min(high, most)

    def _constraint(self, places: dict[Hashable, int]) -> LinearConstraint:
        rows = np.zeros((max(len(self.sums), 1), len(places)))
        for row, (parts, whole) in enumerate(self.sums):
            rows[row, [places[part] for part in parts]] = 1
            rows[row, places[whole]] = -1
        return LinearConstraint(rows, np.zeros(len(rows)), np.zeros(len(rows)))

    def _solve(self, wanted: np.ndarray, constraint: LinearConstraint) -> np.ndarray:
        """Whole numbers that fit all that was seen, with the least of what is wanted."""
        lows, highs = np.array(list(self.seen.values())).T
        answer = milp(
            wanted,
            constraints=constraint,
            integrality=np.ones(len(wanted)),
            bounds=Bounds(lows, highs),
        )
        assert answer.success, "what is shown contradicts itself"
        return np.round(answer.x)


class Attack:
    """Systems of shown counts and sums, solved one by one."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.told: dict[Hashable, int] = {}

    def solve(self, reader: CountReader, truth: dict[Hashable, int], is_town: Callable) -> None:
        """Note which small counts of towns the reader of these figures can tell."""
        small = [c for c, n in truth.items() if is_town(c) and 0 < n < 8 and c in reader.seen]
        self.counts["shown"] += len(reader.seen)
        self.counts["small"] += len(small)
        self.told |= reader.told(small)


def add_sum(reader: CountReader, truth: dict, parts: list, whole: Hashable) -> None:
    """A sum that the reader guesses, where it is one: people of two towns count in both."""
    if whole in reader.seen and sum(truth.get(part, 0) for part in parts) == truth.get(whole, 0):
        reader.add_up(parts, whole)
