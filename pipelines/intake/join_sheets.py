"""Join the sheets of a file into one result; hidden copies of a visible sheet become notes."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.read_result import (
    CELLS_SCHEMA,
    COUNTS,
    MEMBERS_SCHEMA,
    PLACE,
    REJECTED_SCHEMA,
    WARNINGS_SCHEMA,
    ReadFile,
    SheetRows,
    rows_schema,
    totals_frame,
)

_COPY_SHARE = 0.9


def join_sheets(contract: Contract, sheets: list[SheetRows]) -> ReadFile:
    """The file's result from its sheets' shares, in the sheets' order."""
    _set_copies_aside(sheets)
    _settle_grand_totals(sheets)
    totals = totals_frame(
        [{"source_sheet": s.reading.name, **total} for s in sheets for total in s.totals]
    )
    members = None
    if contract.repeats_table:
        members = _joined(sheets, lambda s: [s.members], MEMBERS_SCHEMA)
    notes = _joined(sheets, lambda s: s.note_cells, CELLS_SCHEMA)
    warnings = _joined(sheets, lambda s: s.warnings, WARNINGS_SCHEMA)
    return ReadFile(
        contract=contract,
        sheets=[sheet.reading for sheet in sheets],
        rows=_joined(sheets, lambda s: [s.rows], rows_schema(contract)),
        members=members,
        rejected=_joined(sheets, lambda s: s.rejected, REJECTED_SCHEMA),
        rejected_cells=_joined(sheets, lambda s: s.rejected_cells, CELLS_SCHEMA),
        totals=totals,
        notes=notes.select(list(PLACE)),
        note_cells=notes,
        warnings=pl.concat([warnings, _disagreements(totals)]),
        counts={name: sum(sheet.counts[name] for sheet in sheets) for name in COUNTS},
        accepted={sheet.reading.name: sheet.counts["accepted"] for sheet in sheets},
    )


def _joined(sheets: list[SheetRows], share, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    frames = [
        frame.select(
            pl.lit(sheet.reading.name).alias("source_sheet"),
            *(name for name in schema if name != "source_sheet"),
        )
        for sheet in sheets
        for frame in share(sheet)
        if frame is not None and frame.height
    ]
    return pl.concat(frames) if frames else pl.DataFrame(schema=schema)


def _set_copies_aside(sheets: list[SheetRows]) -> None:
    """Make notes of a hidden sheet that repeats a visible one; warn of other hidden data."""
    visible = [
        s.fingerprints for s in sheets if not s.reading.hidden and s.fingerprints is not None
    ]
    shown = pl.concat(visible) if visible else pl.Series([], dtype=pl.UInt64)
    for index, sheet in enumerate(sheets):
        if not sheet.reading.hidden or sheet.fingerprints is None:
            continue
        sheet.warn("hidden_sheet")
        copied = sheet.fingerprints.is_in(shown.to_list()).sum()
        if sheet.fingerprints.len() and copied >= _COPY_SHARE * sheet.fingerprints.len():
            copy = SheetRows(sheet.reading, warnings=sheet.warnings[-1:])
            copy.note_cells = [sheet.every_row()]
            copy.counts["rows_read"] = copy.counts["notes"] = sheet.counts["rows_read"]
            sheets[index] = copy


def _settle_grand_totals(sheets: list[SheetRows]) -> None:
    """Let a total that is not its sheet's agree if it is the whole file's."""
    sums = [sheet.sums for sheet in sheets if sheet.sums]
    for total in (total for sheet in sheets for total in sheet.totals):
        name = total["column_name"]
        if name and len(sums) > 1 and not total["agrees"] and total["label"] != "小计":
            computed = sum(sheet.total(name, sheet.everything) for sheet in sums)
            if computed == total["declared_amount"]:
                total.update(agrees=True, computed_amount=computed)
            elif any(sheet.is_unread(name, sheet.everything) for sheet in sums):
                total.update(agrees=None)


def _disagreements(totals: pl.DataFrame) -> pl.DataFrame:
    """A warning per figure that does not agree, or cannot be said to; it states both numbers."""
    is_open = pl.col("agrees").is_null() & pl.col("declared_amount").is_not_null()
    wrong = totals.filter(~pl.col("agrees") | is_open)
    is_count = pl.col("declared_count").is_not_null()
    declared = pl.coalesce(
        pl.col("declared_count").cast(pl.String), pl.col("declared_amount").cast(pl.String)
    )
    computed = pl.coalesce(
        pl.col("computed_count").cast(pl.String), pl.col("computed_amount").cast(pl.String)
    )
    return wrong.select(
        "source_sheet",
        "source_row",
        pl.col("column_name").alias("column"),
        pl.when(is_open)
        .then(pl.lit("total_open"))
        .when(is_count)
        .then(pl.lit("declared_count_disagrees"))
        .otherwise(pl.lit("total_disagrees"))
        .alias("code"),
        pl.concat_str(declared, pl.lit(" / "), computed).alias("detail"),
    )
