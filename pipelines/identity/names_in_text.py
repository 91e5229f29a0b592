"""A person's own name in the words of the same row: 陈某某去世 as a reason, a payee, a purpose."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Column
from pipelines.identity.keys import domain_of
from pipelines.identity.numbers_in_text import WARNING
from pipelines.identity.plain_values import WHERE, plain_texts

# What stands where a name was taken out: a reason is still one.
NAME = "〔姓名〕"
_FEWEST_LETTERS = 2


def seal_names(
    rows: pl.DataFrame, columns: tuple[Column, ...]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Put a word in the place of each name that a row's own columns of names hold.

    Names of others cannot be told from words. Returns:
        the rows; the texts as they were, in VAULT_COLUMNS; a warning (WHERE, column, code) each.
    """
    of_names = [c.name for c in columns if c.kind == "personal" and domain_of(c.name) == "name"]
    empty = rows.clear()
    sealed = [plain_texts(empty.with_columns(none=pl.lit("")), "none")]
    doubts = [empty.select(*WHERE, column=pl.lit(""), code=pl.lit(""))]
    for column in (c.name for c in columns if c.kind == "text"):
        for name in of_names:
            told = pl.col(name).str.strip_chars()
            is_named = pl.col(column).str.contains(told, literal=True) & (
                told.str.len_chars() >= _FEWEST_LETTERS
            )
            found = rows.filter(is_named)
            if found.is_empty():
                continue
            sealed.append(plain_texts(found, column))
            code = pl.lit(WARNING).alias("code")
            doubts.append(found.select(*WHERE, pl.lit(column).alias("column"), code))
            bare = [
                text.replace(own.strip(), NAME)
                for text, own in found.select(column, name).iter_rows()
            ]
            at = rows.select(is_named.fill_null(value=False).arg_true()).to_series()
            rows = rows.with_columns(rows[column].scatter(at, pl.Series(bare, dtype=pl.String)))
    return rows, pl.concat(sealed, how="diagonal_relaxed"), pl.concat(doubts)
