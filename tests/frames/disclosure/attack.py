"""A reader who writes down every sum that is shown and solves for those that are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

ALL = "all"
# A month's money of a programme in a town, which a page shows or hides.
Cell = tuple[str, str, int]


@dataclass(frozen=True)
class Sum:
    """Money of a measure (or all) in a town (or all) from one month to another of a year."""

    measure: str
    town: str
    first: int
    last: int

    def holds(self, cell: Cell) -> bool:
        """Whether the cell is part of the sum."""
        measure, town, month = cell
        return (
            self.measure in (ALL, measure)
            and self.town in (ALL, town)
            and self.first <= month <= self.last
        )


@dataclass
class Reader:
    """What one who saw all pages knows of a year.

    Attributes:
        cells: those with money; that the others have none is seen, for zero stays.
        seen: the sums that were shown.
    """

    cells: tuple[Cell, ...]
    seen: set[Sum] = field(default_factory=set)

    def told(self, asked: Iterable[Sum]) -> list[Sum]:
        """Those of the sums asked for that follow from the seen ones."""
        rows = _rows(self.cells, self.seen)
        _, sizes, basis = np.linalg.svd(rows, full_matrices=False)
        spanned = basis[sizes > 1e-9 * sizes.max(initial=1)]
        found = []
        for one in asked:
            [row] = _rows(self.cells, [one])
            rest = row - (row @ spanned.T) @ spanned
            if row.any() and np.abs(rest).max() < 1e-7:
                found.append(one)
        return found

    def told_below_the_district(self, asked: Iterable[Sum]) -> list[Sum]:
        """The same, without those that the district's own sums alone tell: the law shows them."""
        found = self.told(asked)
        of_district = Reader(self.cells, {one for one in self.seen if one.town == ALL})
        excused = set(of_district.told(found))
        return [one for one in found if one not in excused]


def _rows(cells: tuple[Cell, ...], sums: Iterable[Sum]) -> np.ndarray:
    rows = {tuple(float(one.holds(cell)) for cell in cells) for one in sums}
    return np.array(sorted(rows) or [[0.0] * len(cells)])
