"""A raw store of two small allowance lists, and the department's corrections beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.load_raw import load_raw
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import DELIVERIES, feed_schemas
from pipelines.data_folder import DataFolder

FEED = "disability_allowance_payments"
SCHEMA = feed_schemas(load_contracts())[FEED]
TOWN = "440607001000"
FIRST, SECOND = "aaaaaaaa00000000-111111", "bbbbbbbb00000000-222222"
ROWS = ((3, "一级", "150.00"), (4, "二级", "100.00"), (5, "二级", None))


@dataclass
class Store:
    """A data folder whose lists can be replaced, and what a build would see of it."""

    folder: DataFolder
    states: dict[str, str] = field(default_factory=dict)
    text: str = ""

    def deliver(self, delivery: str, rows: Any = ROWS, sheet: str | None = "6月") -> None:
        """Put a list of June 2013 into force."""
        for known in self.states:
            self.states[known] = "superseded"
        self.states[delivery] = "in_force"
        cells = [
            {
                "delivery_id": delivery,
                "source_sheet": sheet,
                "source_row": row,
                "level": level,
                "benefit_month": "2013-06-01",
                "amount": amount,
                "town_code": TOWN,
            }
            for row, level, amount in rows
        ]
        _write(self.folder.raw / FEED / f"{delivery}.parquet", SCHEMA, cells)
        register = [
            {
                "delivery_id": name,
                "feed": FEED,
                "state": state,
                "rows_accepted": 3,
                "is_nil": False,
                "deliverer_code": TOWN,
                "period_start": "2013-06-01",
                "period_end": "2013-06-01",
                "amount_sum": "250.00",
            }
            for name, state in self.states.items()
        ]
        _write(self.folder.deliveries, DELIVERIES, register)

    def correct(self, **changes: str | None) -> None:
        """Add a record: row 3, paid for the first level, was of the third; changes by key."""
        record = {
            "feed": FEED,
            "delivery": FIRST[:8],
            "sheet": "6月",
            "row": "3",
            "column": "level",
            "is": "一级",
            "should_be": "三级",
            "why": "镇街来电说明",
            "who": "残联",
            "since": "2013-08-01",
        } | changes
        lines = [f"{key}: {value}" for key, value in record.items() if value is not None]
        self.text = self.text or "corrections:\n"
        self.text += "  - " + "\n    ".join(lines) + "\n"
        self.write(self.text)

    def write(self, text: str, name: str = "known.yml") -> None:
        """Write a file of corrections as it stands."""
        self.folder.corrections.mkdir(parents=True, exist_ok=True)
        (self.folder.corrections / name).write_text(text, encoding="utf-8")

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the raw schema of a fresh build answers."""
        with duckdb.connect() as connection:
            load_raw(connection, self.folder)
            return connection.execute(query).fetchall()

    @property
    def states_told(self) -> list[str]:
        """The state of each correction, in the order of the file."""
        return [state for (state,) in self.ask("select state from raw.corrections")]

    @property
    def levels(self) -> list[str]:
        """The levels of the list in force, by row."""
        return [v for (v,) in self.ask(f"select level from raw.{FEED} order by source_row")]


def _write(path: Path, schema: dict[str, str], rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        columns = ", ".join(f"{name} {kind}" for name, kind in schema.items())
        connection.execute(f"create table t ({columns})")
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"insert into t ({names}) values ({marks})", list(row.values()))
        connection.table("t").write_parquet(str(path))
