"""What is wrong with a rejected row, in words: the columns, what stood there, what to do."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.remedies import remedy
from pipelines.language import say
from pipelines.workbooks.returns.form_cells import (
    labels_of_cells,
    labels_of_headers,
    wide_cells,
)

_LONGEST = 500


def row_faults(rows: pl.DataFrame, contract: Contract, hint: bool = False) -> pl.DataFrame:
    """问题栏目, 原内容, 问题 and 怎么改 of each row, in the order of the rows.

    Args:
        rows: OPEN_ROWS of one sheet, one row per reason.
        contract: of their feed.
        hint: whether to say that money is to be written in yuan, unlike in the town's list.
    """
    titles = {column.name: column.title for column in contract.columns}
    reasons = rows["reason"].unique().to_list()
    faults = {reason: say(f"reason.{reason}") for reason in reasons}
    title = pl.col("column").replace_strict(titles, default=None, return_dtype=pl.String)
    words = rows.with_columns(title.alias("title")).join(
        _written(rows, contract), on=["source_row", "title"], how="left", nulls_equal=True
    )
    kind, todo = ["reason", "column"], _remedies(rows, contract)
    words = words.join(todo, on=kind, how="left", nulls_equal=True, maintain_order="left")
    quoted = pl.format("“{}”", "title").fill_null("")
    told = words.select(
        "source_row",
        pl.col("title").alias("问题栏目"),
        pl.col("text").alias("原内容"),
        pl.concat_str(quoted, pl.col("reason").replace_strict(faults)).alias("问题"),
        pl.col("怎么改"),
    )
    joined = told.group_by("source_row", maintain_order=True).agg(
        pl.col("问题栏目").drop_nulls().unique(maintain_order=True).str.join("、"),
        pl.col("原内容").drop_nulls().str.join("；").str.slice(0, _LONGEST),
        pl.col("问题").str.join("；"),
        pl.col("怎么改").unique(maintain_order=True).str.join("；"),
    )
    more = say("return_in_yuan") if hint else ""
    ordered = rows.select("source_row").unique(maintain_order=True)
    joined = ordered.join(joined, on="source_row", how="left", maintain_order="left")
    return joined.drop("source_row").with_columns(pl.col("怎么改") + more)


def _remedies(rows: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """怎么改 of each reason and column that occurs."""
    kinds = rows.select("reason", "column").unique()
    told = [remedy(reason, contract, column) for reason, column in kinds.iter_rows()]
    return kinds.with_columns(pl.Series("怎么改", told, pl.String))


def _written(rows: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """Source_row, title and text: what stood under each header; under a null title, all of it."""
    whole = rows.unique("source_row", keep="first", maintain_order=True)
    labels = labels_of_cells(whole["cells"])
    schema = {"source_row": pl.Int64, "title": pl.String, "text": pl.String}
    if not labels:
        return pl.DataFrame(schema=schema)
    wide = wide_cells(whole["cells"], labels).with_columns(whole["source_row"])
    cells = wide.unpivot(labels, index="source_row", variable_name="label", value_name="text")
    cells = cells.drop_nulls("text")
    headers = {label: title for title, label in labels_of_headers(labels, contract).items()}
    of_header = pl.col("label").replace_strict(headers, default=None, return_dtype=pl.String)
    single = cells.select("source_row", of_header.alias("title"), "text").drop_nulls("title")
    everything = cells.group_by("source_row", maintain_order=True).agg(
        pl.lit(None, pl.String).alias("title"),
        pl.format("{}：{}", "label", "text").str.join("；").alias("text"),
    )
    return pl.concat([single, everything.select(*schema)])
