"""Steps of a family's lines by which no hidden sum can be told from the totals that are shown.

A hidden month is safe where it can be exchanged with another of the same block: some yuan more in
one, fewer in the other, and the opposite in a second town, so that the district's sums stay, and
in a second programme, so that the towns' totals stay. Lines that can so be exchanged are a cycle
of programmes and towns; where there is none, the cheapest is made by hiding more.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count

from pipelines.frames.disclosure.safe_steps import MONTH, NEVER, STEPS, block_of, is_closed
from pipelines.frames.disclosure.town_sums import Family, Line

Key = tuple[str, str]
# What a month is exchanged with where the year holds nothing that is shown.
_NOTHING = 0


def widen_steps(family: Family, safe: dict[Key, int]) -> dict[Key, int]:
    """Line → step, never shorter than the safe one; of all lines of the family.

    Args:
        family: its lines.
        safe: line → the step at which its own sums tell on nobody.

    Returns:
        Steps at which no sum of a line whose safe step is longer than a month is determined by
        the shown ones, unless the district's exact sum alone is that town's.
    """
    web = _Web(family, dict(safe))
    telling = [line for line in family.lines if safe[line.key] > MONTH]
    while any(web.protect(line) for line in telling):
        pass
    return web.steps


class _Web:
    """Programmes and towns, with a line between each two that have money of each other."""

    def __init__(self, family: Family, steps: dict[Key, int]) -> None:
        self.steps = steps
        self._last_month = family.last_month
        self._lines_at: dict[str, list[Line]] = {}
        # Without totals of their own all towns are one: what one has more, any other has less.
        self._has_totals = family.has_town_totals
        for line in family.lines:
            for end in self._ends(line):
                self._lines_at.setdefault(end, []).append(line)

    def protect(self, line: Line) -> bool:
        """Widen steps until no month of the line is told; whether any had to be widened."""
        was = dict(self.steps)
        while (block := self._told_block(line)) is not None:
            cycle = self._cheapest(line, self._exchanges(line, block))
            if cycle is not None:
                for other in cycle:
                    self.steps[other.key] = max(self.steps[other.key], self.steps[line.key])
            elif self.steps[line.key] == NEVER:
                break
            else:
                self.steps[line.key] = STEPS[STEPS.index(self.steps[line.key]) + 1]
        return self.steps != was

    def _told_block(self, line: Line) -> range | None:
        """The first block of the line in which some months cannot be exchanged for the rest."""
        step = self.steps[line.key]
        blocks = sorted({block_of(step, m) for m in line.months}, key=lambda block: block[0])
        return next((block for block in blocks if self._exchanges(line, block)), None)

    def _exchanges(self, line: Line, block: range) -> list[tuple[int, int]]:
        """Pairs of months of the block, one that is free of the first and one that is not."""
        months = [month for month in block if month in line.months]
        if not is_closed(self.steps[line.key], block[0], self._last_month):
            months.insert(0, _NOTHING)
        free, rest = {months[0]}, set(months[1:])
        while rest:
            met = {b for b in rest for a in free if self._cycle(line, a, b) == (0, [])}
            if not met:
                return [(a, b) for a in sorted(free) for b in sorted(rest)]
            free, rest = free | met, rest - met
        return []

    def _cheapest(self, line: Line, pairs: list[tuple[int, int]]) -> list[Line] | None:
        """The lines that free most months for their money: one that is paid all year serves all."""
        found = [cycle for pair in pairs if (cycle := self._cycle(line, *pair)) is not None]

        def cost_of_a_pair(cycle: tuple[float, list[Line]]) -> float:
            cost, lines = cycle
            return cost / sum(all(self._has_money(x, *pair) for x in lines) for pair in pairs)

        return min(found, key=cost_of_a_pair, default=(0, None))[1]

    def _cycle(self, line: Line, one: int, other: int) -> tuple[float, list[Line]] | None:
        """The yuan and the lines that must be hidden too so that the two months are exchanged."""
        start, goal = self._ends(line)
        order = count()
        heap: list[tuple[float, int, str, list[Line]]] = [(0, next(order), start, [])]
        met = set()
        while heap:
            cost, _, place, hidden = heappop(heap)
            if place == goal:
                return cost, hidden
            if place in met:
                continue
            met.add(place)
            for beside in self._lines_at[place]:
                if beside is line or not self._has_money(beside, one, other):
                    continue
                more = not self._is_free(beside, one, other)
                end = next(iter(set(self._ends(beside)) - {place}))
                widened = [*hidden, beside] if more else hidden
                heappush(heap, (cost + more * beside.amount, next(order), end, widened))
        return None

    def _has_money(self, line: Line, one: int, other: int) -> bool:
        return other in line.months and (one in line.months or one == _NOTHING)

    def _is_free(self, line: Line, one: int, other: int) -> bool:
        """Whether nothing that is shown of the line tells the two months apart."""
        step = self.steps[line.key]
        if step == MONTH:
            return False
        if one == _NOTHING:
            return not is_closed(step, other, self._last_month)
        return block_of(step, one) == block_of(step, other)

    def _ends(self, line: Line) -> tuple[str, str]:
        return f"of {line.measure}", line.town if self._has_totals else "any town"
