"""The answer to a question as a frame that an exhibit can hold."""

from __future__ import annotations

import polars as pl

from pipelines.query.answer import Answer, distinct_names
from pipelines.query.cells import to_text

_PLAIN: dict[str, pl.DataType] = {
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "DOUBLE": pl.Float64(),
    "FLOAT": pl.Float64(),
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT"), pl.Int64()),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT"), pl.Int64()),
}


def answer_frame(answer: Answer) -> pl.DataFrame:
    """All rows, columns in the types of the query; what no such type holds is exact text.

    A name that stands twice has a number behind it the second time.
    """
    rows = list(answer.rows)
    columns = zip(*rows, strict=True) if rows else [()] * len(answer.columns)
    return pl.DataFrame(
        [
            _column(name, kind, list(cells))
            for name, kind, cells in zip(distinct_names(answer), answer.kinds, columns, strict=True)
        ]
    )


def _column(name: str, kind: str, cells: list) -> pl.Series:
    try:
        return pl.Series(name, cells, dtype=_type_of(kind), strict=True)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
        texts = [None if cell is None else to_text(cell) for cell in cells]
        return pl.Series(name, texts, dtype=pl.String)


def _type_of(kind: str) -> pl.DataType:
    if kind.startswith("DECIMAL("):
        precision, scale = kind.removeprefix("DECIMAL(").rstrip(")").split(",")
        return pl.Decimal(int(precision), int(scale))
    return _PLAIN.get(kind, pl.String())
