"""The question that an analyst may run to get an exhibit's rows as they are, unrounded."""

from __future__ import annotations

from datetime import date


def query_of(table: str, **chosen: date | str) -> str:
    """A SELECT of the table's rows where each named column has the value given.

    Args:
        table: a report table.
        chosen: column → code or first day of a month; of our own lists, never typed by anyone.
    """
    conditions = [
        f"{column} = date '{value}'" if isinstance(value, date) else f"{column} = '{value}'"
        for column, value in chosen.items()
    ]
    lines = ["select *", f"from {table}"]
    if conditions:
        lines.append("where " + "\n  and ".join(conditions))
    return "\n".join(lines)
