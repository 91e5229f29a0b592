"""From a file as it was read to its deliveries: keyed, placed, one a period."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.capped_warnings import capped_warnings
from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.file_task import REVISED, Desk, FileTask
from pipelines.deliveries.money_sums import refuse_impossible_money, sum_of
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.home_periods import Homes, find_homes, one_home
from pipelines.deliveries.placing.owed_lists import is_owed
from pipelines.deliveries.placing.periods import Period
from pipelines.deliveries.placing.place_rows import place_rows
from pipelines.deliveries.returned.completed_list import CompletedList
from pipelines.deliveries.storing.content_ids import (
    content_id_of,
    hash_keyed_rows,
    hash_of_list,
)
from pipelines.identity.keyed_rows import key_rows
from pipelines.identity.plain_values import WHERE
from pipelines.identity.vault import VAULT_COLUMNS
from pipelines.intake.read_result import WARNINGS_SCHEMA, ReadFile

NIL_NOT_OWED = "nil_not_owed"


def draft_deliveries(
    read: ReadFile, task: FileTask, desk: Desk, completed: CompletedList | None = None
) -> list[DeliveryDraft]:
    """The deliveries of a file, in the order of their periods; at least one.

    Args:
        read: the file as it was read.
        task: the file.
        desk: what it is taken in with.
        completed: the list whose rejected rows these are, put right: they are one delivery, of
            its deliverer, period and reporting day.

    Raises:
        Refusal: the file holds no row and does not say 本月无, nothing tells its period, or its
            money is more than can be.
    """
    contract = read.contract
    refuse_impossible_money(read.rows, contract)
    homes = one_home(read, completed.period) if completed else find_homes(read)
    columns = tuple(c for c in contract.columns if not c.repeats)
    keyed = key_rows(read.rows, columns, desk.keyring)
    whose = completed.deliverer if completed else None
    rows, doubts, deliverer = place_rows(keyed.rows, contract, task, desk, whose)
    members, plain, member_doubts = _members(read.members, contract, desk)
    rows = rows.with_columns(hash_keyed_rows(rows, members, contract))
    plain = pl.concat([keyed.plain, plain, _cells(read)], how="diagonal_relaxed")
    doubts = [capped_warnings(read.warnings), keyed.warnings, member_doubts, doubts]
    warnings = pl.concat(doubts, how="diagonal_relaxed")
    frames = {
        "rows": rows,
        "members": members,
        "totals": read.totals,
        "rejected": read.rejected,
        "warnings": warnings,
        "notes": read.notes,
        "plain": plain,
    }
    drafts = [
        _draft(place, period, homes, frames, read, task, deliverer)
        for place, period in enumerate(homes.periods)
    ]
    if completed:
        return [completed.supplement(draft) for draft in drafts]
    return [_doubt_unowed_nil(draft, contract.feed, desk.areas) for draft in drafts]


def _doubt_unowed_nil(draft: DeliveryDraft, feed: str, areas: AreaBook) -> DeliveryDraft:
    """A file that says 本月无 where nothing is due is kept, and doubted aloud."""
    period = draft.period
    if not draft.is_nil or is_owed(feed, draft.deliverer.code, period.start, period.end, areas):
        return draft
    doubt = pl.DataFrame([{"code": NIL_NOT_OWED}], schema=WARNINGS_SCHEMA)
    warnings = pl.concat([draft.warnings, doubt], how="diagonal_relaxed")
    return replace(draft, warnings=warnings)


def _members(
    members: pl.DataFrame | None, contract: Contract, desk: Desk
) -> tuple[pl.DataFrame | None, pl.DataFrame, pl.DataFrame]:
    """The members' table, its plain values and its doubts; no table where a form has none."""
    if members is None:
        return None, pl.DataFrame(schema=VAULT_COLUMNS), pl.DataFrame()
    columns = tuple(c for c in contract.columns if c.repeats)
    keyed = key_rows(members, columns, desk.keyring)
    is_lost = members["member_id_lost"]
    rows = keyed.rows.with_columns(
        members["member_number"],
        pl.when(is_lost)
        .then(pl.lit("lost"))
        .otherwise(pl.col("id_check_status"))
        .alias("id_check_status"),
    ).rename({"member_name_key": "name_key"})
    return rows, keyed.plain, keyed.warnings


def _cells(read: ReadFile) -> pl.DataFrame:
    """The cells of rejected rows and notes, as the vault keeps them."""
    parts = {"rejected": read.rejected_cells, "note": read.note_cells}
    return pl.concat(
        [
            cells.select(pl.lit(part).alias("part"), *WHERE, pl.col("cells").alias("value"))
            for part, cells in parts.items()
        ]
    )


def _draft(
    place: int,
    period: Period,
    homes: Homes,
    frames: dict[str, pl.DataFrame | None],
    read: ReadFile,
    task: FileTask,
    deliverer: Deliverer,
) -> DeliveryDraft:
    own = {name: homes.only(place, frame) for name, frame in frames.items()}
    if len(homes.periods) > 1:
        # A key's value stands for all rows with it, wherever in the file they are.
        elsewhere = frames["plain"].filter(pl.col("part") == "key")
        own["plain"] = pl.concat([own["plain"], elsewhere]).unique(maintain_order=True)
    rows = own["rows"]
    feed = read.contract.feed
    rows_hash = hash_of_list(feed, rows["row_hash"])
    content_id = content_id_of(feed, deliverer.code, period.start, period.end, rows_hash)
    titles = [text for sheet in read.sheets for text in sheet.title_texts]
    amount = read.contract.amount_column
    return DeliveryDraft(
        # Two issues of one content are two deliveries of one content_id: the file tells them apart.
        delivery_id=f"{content_id}-{task.file_id[:6]}",
        content_id=content_id,
        rows_hash=rows_hash,
        deliverer=deliverer,
        period=period,
        reported_on=task.reported_on or homes.reported_on(place),
        latest_on=homes.latest_on(place),
        is_nil=rows.is_empty() and own["rejected"].is_empty(),
        parts=_parts(rows, read.contract),
        town_codes=" ".join(rows["town_code"].drop_nulls().unique().sort()),
        says_revised=bool(REVISED.search(" ".join([task.path, *titles]))),
        amount_sum=sum_of(rows[amount]) if amount else None,
        **own,
    )


def _parts(rows: pl.DataFrame, contract: Contract) -> tuple[str, ...]:
    if not contract.part_column:
        return ()
    return tuple(rows[contract.part_column].drop_nulls().unique().sort())
