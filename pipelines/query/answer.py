"""The answer to a question: columns, their types, and rows that come when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.query.cells import Cell


@dataclass(frozen=True)
class Answer:
    """Rows with their header.

    Attributes:
        kinds: the SQL type of each column, such as DECIMAL(18,2).
        rows: read once, from first to last.
        more: whether rows were left out.
    """

    columns: list[str]
    kinds: list[str]
    rows: Iterable[tuple[Cell, ...]]
    more: bool = False


def distinct_names(answer: Answer) -> list[str]:
    """The columns' names, a number behind one that stood before; for forms with named fields."""
    names: list[str] = []
    for name in answer.columns:
        number, wanted = 1, name
        while wanted in names:
            number += 1
            wanted = f"{name}_{number}"
        names.append(wanted)
    return names
