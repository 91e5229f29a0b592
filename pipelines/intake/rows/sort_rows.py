"""Tell records, totals and notes apart among the rows below a header."""

from __future__ import annotations

import polars as pl

from pipelines.contracts.form_row import EXAMPLE_MARK
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows import row_words
from pipelines.intake.rows.row_facts import Roles, row_facts, row_roles
from pipelines.intake.rows.row_words import count
from pipelines.intake.rows.sorted_rows import KIND, LABEL, ROW


def sort_rows(body: pl.DataFrame, match: HeaderMatch) -> pl.DataFrame:
    """The rows with the kind (record, total, note) that each has by itself, and its label.

    A row with every required cell filled is a record, whatever its cells say, unless it
    repeats the header or begins with 示例: only the others are looked at closely.

    Args:
        body: the non-blank rows below the header, merged cells filled, with their row number.
        match: the header.
    """
    roles = row_roles(body, match)
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
    is_example = row_words.is_example(roles.cells)
    return sorted_rows.with_columns(
        pl.when(is_example)
        .then(pl.lit("note"))
        .otherwise(pl.col(KIND).fill_null("record"))
        .alias(KIND),
        pl.when(is_example).then(pl.lit(EXAMPLE_MARK)).otherwise(LABEL).alias(LABEL),
    )


def _tell(rows: pl.DataFrame, roles: Roles, first_row: int) -> pl.DataFrame:
    """Kind and label of rows that lack a required value, repeat the header or follow it."""
    known = rows.select(ROW, "__complete", "__required", "__header")
    facts = known.join(row_facts(rows, roles), on=ROW, how="left", maintain_order="left")
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
    # What someone began to fill in is no remark: its row is told as lacking the rest.
    is_beginning = (
        (pl.col("amounts") > 0) | ((pl.col("names") > 0) & (pl.col("filled") > 1))
    ).fill_null(False) & ~(pl.col("signed") | pl.col("prose")).fill_null(False)
    is_note = (
        ((pl.col("filled").fill_null(0) <= 2) & few & ~is_beginning)
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
