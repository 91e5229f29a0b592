"""What was measured, a line a result: kept here, so that documents' figures have a source."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.scale.measure_size import Result
from benchmarks.scale.measured import Measured

RECORD = Path(__file__).with_name("record.jsonl")
Results = dict[float, dict[str, Result]]


@dataclass(frozen=True)
class Record:
    """The results of each size and way: the latest, and those of the run before it.

    `machines` has a paragraph for each day and machine that the latest were measured on.
    """

    latest: Results = field(default_factory=dict)
    before: Results = field(default_factory=dict)
    machines: list[str] = field(default_factory=list)


def write_result(millions: float, result: Result, machine: str, record: Path = RECORD) -> None:
    """Add a result to the record; seconds by table are left out."""
    told = asdict(result)
    del told["parts"]
    line = {"on": date.today().isoformat(), "machine": machine, "millions": millions, **told}
    with record.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_record(record: Path = RECORD) -> Record:
    """The record in the order of sizes; empty where nothing was measured."""
    known = Record()
    machines: dict[tuple[float, str], str] = {}
    for line in record.read_text("utf-8").splitlines() if record.exists() else ():
        told: dict[str, Any] = json.loads(line)
        on, machine, millions = (told.pop(name) for name in ("on", "machine", "millions"))
        result = Result(**told | {"measured": Measured(**told["measured"])})
        of_size = known.latest.setdefault(millions, {})
        if result.way in of_size:
            known.before.setdefault(millions, {})[result.way] = of_size[result.way]
        of_size[result.way] = result
        machines[millions, result.way] = f"{on}: {machine}"
    latest = {size: known.latest[size] for size in sorted(known.latest)}
    return Record(latest, known.before, list(dict.fromkeys(machines.values())))
