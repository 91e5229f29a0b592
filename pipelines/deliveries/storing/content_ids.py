"""What names a delivery: hashes of its rows as they are kept, and of what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.raw_schema import content_columns
from pipelines.deliveries.storing.row_hashes import hash_of_rows, row_hashes, text_hash
from pipelines.identity.plain_values import WHERE


def hash_keyed_rows(
    rows: pl.DataFrame,
    members: pl.DataFrame | None,
    contract: Contract,
    *,
    has_members: bool | None = None,
) -> pl.Series:
    """One hash a row, `row_hash`; a household's members are content of its row.

    Args:
        rows: WHERE and the raw columns that are content.
        members: the table that numbered columns are unpivoted into; None where a form has none.
        contract: the feed's.
        has_members: whether any row of the whole file has a member, where these are some of its
            rows; by default whether one of these has.
    """
    content = content_columns(contract)
    if has_members is None:
        has_members = members is not None and not members.is_empty()
    if members is None or not has_members:
        return row_hashes(rows, content)
    keys = pl.concat_str(
        [
            pl.col(name).cast(pl.String).fill_null("")
            for name in ("member_number", "person_key", "name_key")
        ],
        separator=" ",
    )
    listed = members.sort(*WHERE, "member_number").group_by(WHERE, maintain_order=True)
    texts = listed.agg(keys.str.join(";").alias("_members"))
    joined = rows.join(texts, on=WHERE, how="left", maintain_order="left")
    return row_hashes(joined, [*content, "_members"])


def hash_of_list(feed: str, rows: pl.DataFrame | pl.LazyFrame, count: int) -> str:
    """The hash of a feed's rows, so many with a row_hash each, whatever their order."""
    return text_hash(feed + hash_of_rows(rows.lazy().select("row_hash"), count))


def content_id_of(
    feed: str, deliverer_code: str, start: date | str, end: date | str, rows_hash: str
) -> str:
    """What issues of one list have in common: feed, deliverer, period and rows."""
    return text_hash(f"{feed}|{deliverer_code}|{start}|{end}|{rows_hash}")


def supplement_id_of(content_id: str, file_id: str, closed: Iterable[tuple[str, int]]) -> str:
    """The content's id of rows that complete a list: equal rows may complete two of them.

    Args:
        content_id: of the rows alone.
        file_id: of the list's file.
        closed: sheet and row of the rejected rows whose place they take.
    """
    places = ";".join(f"{sheet} {row}" for sheet, row in sorted(closed))
    return text_hash(f"{content_id}|{file_id}|{places}")
