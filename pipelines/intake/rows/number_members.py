"""Turn numbered columns (成员姓名1 … 成员姓名6) into one row a member."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.rows.typed_rows import TypedRows


def number_members(typed: TypedRows, contract: Contract, accepted: pl.DataFrame) -> pl.DataFrame:
    """One row per member of an accepted row: its row, number, name, ID number, whether lost.

    Args:
        typed: the sheet's records.
        contract: tells the numbered columns.
        accepted: the accepted rows' numbers, as source_row.
    """
    names = [c.name for c in contract.columns if c.repeats and c.kind == "personal"]
    ids = [c.name for c in contract.columns if c.repeats and c.kind == "id"]
    frames = []
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, typed.values.height)
    for number in sorted({number for _, number in typed.numbered}):
        name = typed.numbered.get((names[0], number), nothing) if names else nothing
        id_no = typed.numbered.get((ids[0], number), nothing) if ids else nothing
        lost = typed.lost.get(number, nothing.is_not_null())
        frame = typed.values.select(
            pl.nth(0).alias("source_row"),
            pl.lit(number, pl.Int64).alias("member_number"),
            name.alias("member_name"),
            id_no.alias("member_id_no"),
            lost.alias("member_id_lost"),
        )
        frames.append(frame.filter(name.is_not_null() | id_no.is_not_null() | lost))
    if not frames:
        return pl.DataFrame()
    members = pl.concat(frames).join(accepted, on="source_row", how="semi")
    return members.sort("source_row", "member_number")
