"""Tell records, totals and notes apart among the rows below a header."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows import row_words
from pipelines.intake.rows.row_words import count

ROW = "__row"
KIND = "__kind"
LABEL = "__label"

_NUMERIC_KINDS = {"money", "number", "int"}


@dataclass(frozen=True)
class _Roles:
    """Frame columns by what they tell about a row."""

    cells: list[str]
    serial: list[str]
    required: list[str]
    required_texts: list[str]
    remarks: list[str]


def sort_rows(body: pl.DataFrame, match: HeaderMatch) -> pl.DataFrame:
    """The rows with their kind (record, total, note) and a total's label.

    A row with every required cell filled is a record, whatever its cells say, unless it
    repeats the header: only the others are looked at closely.

    Args:
        body: the non-blank rows below the header, merged cells filled, with their row number.
        match: the header.
    """
    roles = _roles(body, match)
    filled = [row_words.is_filled(pl.col(name)) for name in roles.required]
    headers = [
        pl.col(f"c{index}").is_in(list({*texts, match.text(index)})).fill_null(False)
        for index, texts in match.texts.items()
        if index in match.known
    ]
    facts = body.with_columns(
        pl.all_horizontal(filled).alias("__complete"),
        count(filled).alias("__required"),
        (count(headers) >= 2).alias("__header"),
    )
    first_row = match.last_row + 2
    doubtful = facts.filter(~pl.col("__complete") | pl.col("__header") | (pl.col(ROW) == first_row))
    told = pl.DataFrame(schema={ROW: pl.Int64, KIND: pl.String, LABEL: pl.String})
    if doubtful.height:
        told = _tell(doubtful, roles, first_row)
    sorted_rows = body.join(told, on=ROW, how="left", maintain_order="left")
    return sorted_rows.with_columns(pl.col(KIND).fill_null("record"))


def _roles(body: pl.DataFrame, match: HeaderMatch) -> _Roles:
    placed = {f"c{index}": match.contract.column(name) for name, index in match.columns.items()}
    required = [cell for cell, column in placed.items() if column.required]
    return _Roles(
        cells=[name for name in body.columns if name != ROW],
        serial=[f"c{index}" for index in match.serial],
        required=required,
        required_texts=[cell for cell in required if placed[cell].kind not in _NUMERIC_KINDS],
        remarks=[cell for cell, column in placed.items() if column.kind == "free_text"],
    )


def _tell(rows: pl.DataFrame, roles: _Roles, first_row: int) -> pl.DataFrame:
    """Kind and label of rows that lack a required value, repeat the header or follow it."""
    known = rows.select(ROW, "__complete", "__required", "__header")
    facts = known.join(_facts(rows, roles), on=ROW, how="left", maintain_order="left")
    needed, texts = len(roles.required), len(roles.required_texts)
    few = pl.col("__required") * 2 < needed
    is_total = (
        pl.col("label").is_not_null()
        & ~(pl.col("figured") & (pl.col("filled") == 1))
        & (pl.col("texts") <= max(1, texts // 2))
        & ~(pl.col("remarked") & (pl.col("texts") > 0))
    ) | (
        pl.col("named").is_not_null()
        & (pl.col("numeric") >= 1)
        & (pl.col("filled") == pl.col("numeric") + 1)
    )
    is_note = (
        ((pl.col("filled").fill_null(0) <= 2) & few)
        | (pl.col("units") == pl.col("filled"))
        | (pl.col("labelled") & (pl.col("__required") * 2 <= needed))
        | (pl.col("prose") & few & (pl.col("filled") <= 3))
    )
    is_ordinal = pl.lit(row_words.count_up(rows.row(0)[: len(roles.cells)])) & (
        pl.col(ROW) == first_row
    )
    kind = (
        pl.when(pl.col("__header") | is_ordinal)
        .then(pl.lit("note"))
        .when("__complete")
        .then(pl.lit("record"))
        .when(is_total)
        .then(pl.lit("total"))
        .when(is_note)
        .then(pl.lit("note"))
        .otherwise(pl.lit("record"))
    )
    label = pl.when(kind == "total").then(pl.coalesce("label", "named"))
    return facts.select(ROW, kind.alias(KIND), label.alias(LABEL))


def _facts(rows: pl.DataFrame, roles: _Roles) -> pl.DataFrame:
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
            remarked=(is_remark & pl.col("total")).any(),
        )
    )
