"""Which files of the inbox are new and have come to rest: unchanged between two looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

Shapes = dict[Path, tuple[int, int]]

# So many looks do files at rest wait for those that are still being written.
PATIENCE = 20


@dataclass(frozen=True)
class Due:
    """A run that is due.

    Attributes:
        new: files at rest that no run has dealt with, in their present shape.
        restless: files that change still; the run leaves them alone.
    """

    new: Shapes
    restless: frozenset[Path]


@dataclass
class RestedFiles:
    """What one look at the inbox tells the next."""

    _last: Shapes = field(default_factory=dict)
    _dealt: Shapes = field(default_factory=dict)
    _looks_waited: int = 0

    def look(self, shapes: Shapes) -> Due:
        """What is new in these shapes of the inbox's files; nothing while others may follow."""
        restless = frozenset(path for path in shapes if self._last.get(path) != shapes[path])
        new = {path: shape for path, shape in shapes.items() if self._dealt.get(path) != shape}
        rested = {path: shape for path, shape in new.items() if path not in restless}
        self._last = shapes
        self._looks_waited = self._looks_waited + 1 if rested and restless else 0
        if restless and self._looks_waited < PATIENCE:
            return Due({}, restless)
        self._looks_waited = 0
        return Due(rested, restless)

    def deal_with(self, due: Due) -> None:
        """A run has dealt with them."""
        self._dealt |= due.new
