"""Numbers of people that a shifted column put where a form's words belong."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

from pipelines.contracts import Column
from pipelines.identity.id_numbers import id_facts
from pipelines.identity.keys import normalise
from pipelines.identity.plain_values import WHERE, plain_texts
from pipelines.identity.vault import VAULT_COLUMNS
from pipelines.problem import Problem

# What stands where a required text was taken out; where it was optional, nothing does.
SEALED = "〔已入保管库〕"
WARNING = "personal_in_text"
# What stands where a number was taken out of a file's name.
_NUMBER = "〔号码〕"
_FEWEST_DIGITS = 11
# ID numbers of 18 and 15, accounts of 16 to 19, mobile numbers also as 138-0013-8000.
_PERSONAL = re.compile(
    r"(?<!\d)(?:\d{17}[\dXx]|\d{15,19}|(?:\+?86)?1[3-9]\d-?\d{4}-?\d{4})(?!\d)", re.ASCII
)


def seal_numbers(
    rows: pl.DataFrame, columns: tuple[Column, ...]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Take the texts out of `rows` that hold a number of a person.

    A code is left alone unless it is a valid 18-digit ID number: vouchers and contracts have
    numbers as long as accounts.

    Returns:
        the rows without them; the texts in VAULT_COLUMNS; a warning (WHERE, column, code) each.
    """
    sealed = [pl.DataFrame(schema=VAULT_COLUMNS)]
    doubts = []
    for column in columns:
        if column.kind not in {"text", "code"} or not len(rows):
            continue
        values = rows[column.name]
        is_personal = hold_numbers(values, are_codes=column.kind == "code")
        found = rows.filter(is_personal)
        if found.is_empty():
            continue
        sealed.append(plain_texts(found, column.name))
        name, code = pl.lit(column.name).alias("column"), pl.lit(WARNING).alias("code")
        doubts.append(found.select(*WHERE, name, code))
        left = pl.lit(SEALED if column.required else None, dtype=pl.String)
        rows = rows.with_columns(
            pl.when(is_personal).then(left).otherwise(column.name).alias(column.name)
        )
    empty = rows.clear().select(*WHERE, column=pl.lit(""), code=pl.lit(""))
    return rows, pl.concat(sealed, how="diagonal_relaxed"), pl.concat([empty, *doubts])


def _are_ids(values: pl.Series) -> pl.Series:
    facts = id_facts(normalise("person", values))
    is_id = (pl.col("id_check_status") == "valid") & (pl.col("id_length") == 18)
    return facts.select(is_id.fill_null(value=False)).to_series()


def hold_numbers(values: pl.Series, *, are_codes: bool = False) -> pl.Series:
    """Whether each text holds a number of a person; codes hold one if they are an ID number."""
    if are_codes:
        return _are_ids(values)
    long = values.filter(values.str.count_matches(r"\d") >= _FEWEST_DIGITS).unique()
    personal = [text for text in long.to_list() if _PERSONAL.search(_tight(text))]
    return values.is_in(personal).fill_null(value=False)


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def without_numbers(text: str) -> str:
    """The text, such as a file's name, with a word in the place of numbers of people."""
    masked = _PERSONAL.sub(_NUMBER, text)
    # Digits of other shapes, or with blanks between them, are taken out one by one.
    return re.sub(r"\d", "#", masked) if hold_numbers(pl.Series([masked]))[0] else masked


def refuse_numbers(*texts: str | None) -> None:
    """Return if none of the words that somebody typed for the record holds a person's number.

    Raises:
        Problem: one does.
    """
    if hold_numbers(pl.Series(texts, dtype=pl.String)).any():
        raise Problem("number_of_a_person_typed", exit_status=2)
