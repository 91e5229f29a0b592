"""From a file as it was read to its deliveries: keyed, placed, one a period."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from pipelines.deliveries.capped_warnings import capped_warnings
from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.file_task import REVISED, Desk, FileTask
from pipelines.deliveries.money_sums import MoneySums
from pipelines.deliveries.pieces.kept_rows import KeptRows
from pipelines.deliveries.pieces.key_block import key_block
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.home_periods import Homes, find_homes, one_home
from pipelines.deliveries.placing.owed_lists import is_owed
from pipelines.deliveries.placing.place_rows import who_delivers
from pipelines.deliveries.returned.completed_list import CompletedList
from pipelines.deliveries.storing.content_ids import content_id_of
from pipelines.identity.plain_values import WHERE
from pipelines.intake.read_result import WARNINGS_SCHEMA, ReadFile

NIL_NOT_OWED = "nil_not_owed"


def draft_deliveries(
    read: ReadFile,
    task: FileTask,
    desk: Desk,
    money: MoneySums,
    completed: CompletedList | None = None,
) -> list[DeliveryDraft]:
    """The deliveries of a file, in the order of their periods; at least one.

    Args:
        read: the file as it was read.
        task: the file.
        desk: what it is taken in with.
        money: of its accepted rows.
        completed: the list whose rejected rows these are, put right: they are one delivery, of
            its deliverer, period and reporting day.

    Raises:
        Refusal: the file holds no row and does not say 本月无, nothing tells its period, or its
            money is more than can be.
    """
    money.refuse_impossible()
    contract = read.contract
    homes = one_home(read, completed.period) if completed else find_homes(read)
    deliverer = completed.deliverer if completed else who_delivers(read.rows, contract, task, desk)
    has_members = read.members is not None and not read.members.is_empty()
    beside = FileFrames(read)
    drafts = []
    for place in range(len(homes.periods)):
        own = (homes.only(place, frame) for frame in (read.rows, read.members))
        block = key_block(*own, contract, deliverer, desk, has_members=has_members)
        kept = KeptRows.of_block(block, contract)
        drafts.append(draft_of(place, homes, kept, beside, read, task, deliverer))
    if completed:
        return [completed.supplement(draft) for draft in drafts]
    return [doubt_unowed_nil(draft, contract.feed, desk.areas) for draft in drafts]


def doubt_unowed_nil(draft: DeliveryDraft, feed: str, areas: AreaBook) -> DeliveryDraft:
    """A file that says 本月无 where nothing is due is kept, and doubted aloud."""
    period = draft.period
    if not draft.is_nil or is_owed(feed, draft.deliverer.code, period.start, period.end, areas):
        return draft
    doubt = pl.DataFrame([{"code": NIL_NOT_OWED}], schema=WARNINGS_SCHEMA)
    warnings = pl.concat([draft.warnings, doubt], how="diagonal_relaxed")
    return replace(draft, warnings=warnings)


class FileFrames:
    """What a file says beside its accepted rows: small frames with WHERE columns."""

    def __init__(self, read: ReadFile) -> None:
        self.totals = read.totals
        self.rejected = read.rejected
        self.warnings = capped_warnings(read.warnings)
        self.notes = read.notes
        self.cells = _cells(read)


def draft_of(
    place: int,
    homes: Homes,
    kept: KeptRows,
    beside: FileFrames,
    read: ReadFile,
    task: FileTask,
    deliverer: Deliverer,
) -> DeliveryDraft:
    """The delivery of one of a file's periods.

    Args:
        place: the period's, among those of `homes`.
        homes: where each row belongs.
        kept: the accepted rows of that period.
        beside: the rest of the file.
        read: the file as it was read; its rows are not asked for.
        task: the file.
        deliverer: who sent it.
    """
    period = homes.periods[place]
    feed = read.contract.feed
    content_id = content_id_of(feed, deliverer.code, period.start, period.end, kept.rows_hash)
    titles = [text for sheet in read.sheets for text in sheet.title_texts]
    rejected = homes.only(place, beside.rejected)
    doubts = [homes.only(place, beside.warnings), *kept.doubts]
    plain = [kept.plain, homes.only(place, beside.cells)]
    return DeliveryDraft(
        # Two issues of one content are two deliveries of one content_id: the file tells them apart.
        delivery_id=f"{content_id}-{task.file_id[:6]}",
        content_id=content_id,
        rows_hash=kept.rows_hash,
        deliverer=deliverer,
        period=period,
        reported_on=task.reported_on or homes.reported_on(place),
        latest_on=homes.latest_on(place),
        is_nil=not kept.count and rejected.is_empty(),
        parts=kept.parts,
        town_codes=" ".join(kept.town_codes),
        says_revised=bool(REVISED.search(" ".join([task.path, *titles]))),
        amount_sum=kept.amount_sum,
        row_count=kept.count,
        rows=kept.rows,
        members=kept.members,
        totals=homes.only(place, beside.totals),
        rejected=rejected,
        warnings=pl.concat(doubts, how="diagonal_relaxed"),
        notes=homes.only(place, beside.notes),
        plain=pl.concat(plain, how="diagonal_relaxed"),
        staged_plain=kept.staged_plain,
    )


def _cells(read: ReadFile) -> pl.DataFrame:
    """The cells of rejected rows and notes, as the vault keeps them."""
    parts = {"rejected": read.rejected_cells, "note": read.note_cells}
    return pl.concat(
        [
            cells.select(pl.lit(part).alias("part"), *WHERE, pl.col("cells").alias("value"))
            for part, cells in parts.items()
        ]
    )
