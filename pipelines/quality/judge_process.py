"""The child process that holds rows and tables against suites.

Great Expectations takes seconds and hundreds of megabytes to import, prints as it likes and
quotes cells in its errors: it lives here, and only counts and row numbers leave.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

# So many rows are judged on pandas in some seconds and half a gigabyte.
_FEW_ROWS = 500_000


def main() -> None:
    """Answer the questions on standard input until the asker closes it, or dies.

    A question is (name, arguments), pickled; the answer is (True, result) or (False, kind of
    error). Nobody but the process that began this one can write there.
    """
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _be_quiet()
    os.environ |= {"GX_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    from expectations.import_later import import_later

    import_later()
    # Loaded before the first question, while the asker has other things to do.
    import expectations.inbound.judge_rows
    import expectations.published.judge_duckdb  # noqa: F401

    while True:
        try:
            name, arguments = pickle.load(questions)  # noqa: S301
        except EOFError:
            return
        pickle.dump(_answer(name, arguments), answers)
        answers.flush()


def _answer(name: str, arguments: Sequence[Any]) -> tuple[bool, Any]:
    try:
        return True, _TASKS[name](*arguments)
    except Exception as error:
        # The error itself may quote a cell.
        return False, type(error).__name__


def _judge_rows(
    name: str, files: Sequence[Path], beside: pl.DataFrame, schema: dict[str, pl.DataType],
    rules: Sequence[Any],
) -> tuple[pl.DataFrame, pl.DataFrame]:  # fmt: skip
    from expectations.inbound.doubtful_rows import columns_read, judge_many
    from expectations.inbound.judge_rows import judge_rows

    counts = [pl.scan_parquet(file).select(pl.len()).collect().item() for file in files]
    if sum(counts) <= _FEW_ROWS:
        rows = pl.concat([pl.read_parquet(file) for file in files], how="diagonal_relaxed")
        return judge_rows(name, _complete(rows, beside, schema), rules)
    found = []
    for file in files:
        # A delivery at a time: no rule looks at rows of two.
        needed = [n for n in pl.read_parquet_schema(file) if n in columns_read(rules)]
        rows = _complete(pl.read_parquet(file, columns=needed), beside, schema)
        found.append(judge_many(rows, rules))
    return pl.concat(tally for tally, _ in found), pl.concat(doubts for _, doubts in found)


def _complete(
    rows: pl.DataFrame, beside: pl.DataFrame, schema: dict[str, pl.DataType]
) -> pl.DataFrame:
    lacking = {n: pl.lit(None, kind) for n, kind in schema.items() if n not in rows.columns}
    return rows.with_columns(**lacking).join(
        beside, on="delivery_id", how="left", maintain_order="left"
    )


def _judge_tables(database: Path, suites: Sequence[Any], limits: dict[str, Any]) -> list[Any]:
    from expectations.published.judge_duckdb import judge_duckdb

    return judge_duckdb(str(database), suites, limits)


_TASKS = {"rows": _judge_rows, "tables": _judge_tables}


def _be_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


if __name__ == "__main__":
    main()
