"""An answer as a file in one of four forms: whole under its name, or not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pipelines.query.answer import Answer
from pipelines.query.write_text import write_csv, write_json

FORMS = ("csv", "json", "xlsx", "parquet")


def write_file(answer: Answer, path: Path, form: str) -> int:
    """Write the answer to `path` in one of FORMS and return the number of rows.

    A CSV file begins with a byte-order mark, so that a spreadsheet reads its Chinese.

    Raises:
        Problem: a workbook cannot hold so many rows.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        rows = _writer(form)(answer, aside)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return rows


def _writer(form: str) -> Callable[[Answer, Path], int]:
    # Workbooks and parquet each load a library that the other forms do without.
    match form:
        case "csv":
            return _csv_file
        case "json":
            return _json_file
        case "xlsx":
            from pipelines.query.write_workbook import write_workbook

            return write_workbook
        case _:
            from pipelines.query.write_parquet import write_parquet

            return write_parquet


def _csv_file(answer: Answer, path: Path) -> int:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(answer, file)


def _json_file(answer: Answer, path: Path) -> int:
    with path.open("w", encoding="utf-8") as file:
        return write_json(answer, file)
