"""A table of the district's seeds, as text: read row by row, added to at its end."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]

# The tables that a year adds rows to, in the order in which a proposal lists them.
TABLES = ("indicator_targets", "policy_standards", "home_care_categories")


@dataclass(frozen=True)
class SeedTable:
    """One table.

    Attributes:
        text: the file as it stands.
        columns: its header. rows: every cell as text, empty for nothing.
    """

    name: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def with_rows(self, added: list[Row]) -> str:
        """The file's text with these rows at its end; what stood there stays letter by letter."""
        out = io.StringIO()
        writer = csv.DictWriter(out, self.columns, lineterminator="\n")
        writer.writerows(added)
        gap = "" if self.text.endswith("\n") else "\n"
        return self.text + gap + out.getvalue()


def read_table(seeds: Path, name: str) -> SeedTable:
    """The table `<name>.csv` of that folder of seeds."""
    with (seeds / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        text = file.read()
    reader = csv.DictReader(io.StringIO(text))
    rows = tuple({key: value or "" for key, value in row.items()} for row in reader)
    return SeedTable(name, text, tuple(reader.fieldnames or ()), rows)
