"""What every part of the invented district shares: its seed, its size and its people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from typing import Any

from pipelines.sample.people.population import Population
from pipelines.sample.streams import stream

Row = dict[str, Any]
"""One row of a form by column; money in fen, months and dates as dates, empty cells absent."""


class MonthlyLists(defaultdict):
    """The rows of a feed by (deliverer, month of the list)."""

    def __init__(self):
        super().__init__(list)


@dataclass
class World:
    """The sample's district while it is being invented.

    Attributes:
        scale: size; the article's figures hold at 1 and above.
    """

    seed: int
    scale: float
    population: Population

    def rng(self, topic: str) -> Random:
        """Chance for one topic."""
        return stream(self.seed, topic)

    def fixed(self, count: int) -> int:
        """A number that the article fixes: smaller in a small sample, never larger."""
        return max(1, round(count * min(self.scale, 1)))

    def free(self, count: int) -> int:
        """A number that the article leaves open: it grows with the scale."""
        return max(1, round(count * self.scale))
