"""An answer as text that programs read: CSV and JSON."""

from __future__ import annotations

import csv
import json
import math
from decimal import Decimal
from typing import IO, Any

from pipelines.query.answer import Answer, distinct_names
from pipelines.query.cells import defuse, is_text, to_text


def write_csv(answer: Answer, file: IO[str]) -> int:
    """Write header and rows; text that a spreadsheet would run is defused. Returns the rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(map(_csv_text, answer.columns))
    texts = [is_text(kind) for kind in answer.kinds]
    count = 0
    for row in answer.rows:
        count += 1
        cells = zip(map(to_text, row), texts, strict=True)
        writer.writerow(_csv_text(cell) if text else cell for cell, text in cells)
    return count


def _csv_text(text: str) -> str:
    # A bare carriage return is not quoted by the writer and begins a row for some readers.
    return defuse(text).replace("\r\n", "\n").replace("\r", "\n")


def write_json(answer: Answer, file: IO[str]) -> int:
    """Write a list of objects, one a line; decimals keep their digits. Returns the rows."""
    names = [json.dumps(name, ensure_ascii=False) for name in distinct_names(answer)]
    count = 0
    for count, row in enumerate(answer.rows, 1):
        cells = ", ".join(f"{n}: {_json(c)}" for n, c in zip(names, row, strict=True))
        file.write(("[" if count == 1 else ",\n ") + f"{{{cells}}}")
    file.write("]\n" if count else "[]\n")
    return count


def _json(cell: Any) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, float) and not math.isfinite(cell):
        return "null"
    plain = cell is None or isinstance(cell, bool | int | float | str)
    return json.dumps(cell if plain else str(cell), ensure_ascii=False)
