"""What the cells of a doubtful row say, counted."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows import row_words
from pipelines.intake.rows.sorted_rows import ROW

_NUMERIC_KINDS = {"money", "number", "int"}
_AMOUNT_KINDS = {"money", "number"}


@dataclass(frozen=True)
class Roles:
    """Frame columns by what they tell about a row."""

    cells: list[str]
    serial: list[str]
    required: list[str]
    required_texts: list[str]
    remarks: list[str]
    amounts: list[str]
    names: list[str]


def row_roles(body: pl.DataFrame, match: HeaderMatch) -> Roles:
    """The columns' parts under a header."""
    placed = {f"c{index}": match.contract.column(name) for name, index in match.columns.items()}
    required = [cell for cell, column in placed.items() if column.required]
    return Roles(
        cells=[name for name in body.columns if name != ROW],
        serial=[f"c{index}" for index in match.serial],
        required=required,
        required_texts=[cell for cell in required if placed[cell].kind not in _NUMERIC_KINDS],
        remarks=[cell for cell, column in placed.items() if column.kind == "free_text"],
        amounts=[cell for cell in required if placed[cell].kind in _AMOUNT_KINDS],
        names=[cell for cell in required if placed[cell].kind == "personal"],
    )


def row_facts(rows: pl.DataFrame, roles: Roles) -> pl.DataFrame:
    """What the cells of each row say, counted; one row of the frame per row with a cell."""
    cells = rows.unpivot(roles.cells, index=ROW, variable_name="place", value_name="written")
    cell = pl.col("cell")
    place = pl.col("place")
    is_text, is_remark = place.is_in(roles.required_texts), place.is_in(roles.remarks)
    is_serial = place.is_in(roles.serial)
    return (
        cells.with_columns(row_words.tight("written").alias("cell"))
        .drop_nulls("cell")
        .with_columns(
            label=row_words.total_label(cell),
            named=row_words.named_total_label(cell),
            total=row_words.says_total(cell),
            numeric=row_words.is_numeric(cell),
        )
        .group_by(ROW)
        .agg(
            pl.col("label").drop_nulls().first(),
            pl.col("named").drop_nulls().first(),
            pl.col("numeric").sum(),
            # A running number alone fills no row: forms are printed with empty numbered lines.
            filled=(~(is_serial & pl.col("numeric"))).sum(),
            units=row_words.says_unit(cell).sum(),
            labelled=row_words.is_label(pl.col("written")).any(),
            prose=row_words.is_prose(cell).any(),
            figured=(pl.col("total") & cell.str.contains(r"\d")).any(),
            texts=(is_text & ~pl.col("total")).sum(),
            amounts=(place.is_in(roles.amounts) & row_words.is_amount(cell)).sum(),
            names=(place.is_in(roles.names) & row_words.is_name(cell)).sum(),
            signed=row_words.is_signature(cell).any(),
            remarked=(is_remark & pl.col("total")).any(),
        )
    )
