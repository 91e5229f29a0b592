"""The answer to a question: columns, their types, and rows that come when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.problem import Problem
from pipelines.query.cells import Cell, from_json

# The statement was allowed and could not be answered; every other refusal is wrong usage.
_FAILURES = {"sql_memory", "sql_large_answer", "sql_failed", "sql_ambiguous", "sql_not_grouped"}
_FAILURES |= {"sql_column_unknown", "sql_alias_unknown", "sql_function_unknown"}


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


def told_outcome(told: bytes, ending: Problem | None) -> Answer | Problem:
    """What the child process behind the SQL door told: the answer or the refusal.

    Args:
        told: what the child wrote; nothing whole if it was ended.
        ending: why it was ended by us, if it was.
    """
    if ending is not None:
        return ending
    try:
        found = json.loads(told)
    except ValueError:
        # The kernel or the engine ended the child: its limits are what it ran into.
        return Problem("sql_memory")
    if "refused" in found:
        status = 1 if found["refused"] in _FAILURES else 2
        return Problem(found["refused"], exit_status=status, **found["values"])
    kinds = [kind for _, kind in found["columns"]]
    return Answer(
        columns=[name for name, _ in found["columns"]],
        kinds=kinds,
        rows=[tuple(map(from_json, row, kinds)) for row in found["rows"]],
        more=found["more"],
    )
