"""What a reader can work out of counts that are shown rounded and add up to others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

_WITHOUT_END = 10**12


def rounded_bounds(count: int, step: int, fewest: int) -> tuple[int, int]:
    """The least and the most that a count may be which is shown as small_numbers rounds it."""
    if 0 <= count < fewest:
        return (1, fewest - 1) if count else (0, 0)
    least = (count + step // 2) // step * step - step // 2
    return max(least, fewest), least + step - 1


class Bounds:
    """The least and the most that each count may be, for one who sees what is shown."""

    def __init__(self) -> None:
        self._of: dict[Hashable, tuple[int, int]] = {}
        self._sums: list[tuple[Hashable, list[Hashable]]] = []

    def see(self, count: Hashable, least: int = 0, most: int = _WITHOUT_END) -> None:
        """The count lies between the two; by default it is not shown at all."""
        self._of[count] = least, most

    def add_up(self, parts: Iterable[Hashable], whole: Hashable) -> None:
        """The parts make up the whole; all of them were seen."""
        self._sums.append((whole, list(parts)))

    def is_told(self, count: Hashable) -> bool:
        """Whether the count can be but one number, after `settle`."""
        least, most = self._of[count]
        return least == most

    def settle(self) -> None:
        """Draw every bound as near as the sums allow."""
        moved = True
        while moved:
            moved = False
            for whole, parts in self._sums:
                moved |= self._settle_sum(whole, parts)

    def _settle_sum(self, whole: Hashable, parts: list[Hashable]) -> bool:
        """Draw the bounds of one sum nearer; whether any moved."""
        least = sum(self._of[part][0] for part in parts)
        most = sum(self._of[part][1] for part in parts)
        moved = self._narrow(whole, least, most)
        whole_least, whole_most = self._of[whole]
        for part in parts:
            low, high = self._of[part]
            moved |= self._narrow(part, whole_least - (most - high), whole_most - (least - low))
        return moved

    def _narrow(self, count: Hashable, least: int, most: int) -> bool:
        before = self._of[count]
        self._of[count] = max(before[0], least), min(before[1], most)
        return self._of[count] != before
