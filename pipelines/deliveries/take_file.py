"""One file, from its bytes to the raw store; runs in a child process with limits of its own."""

from __future__ import annotations

from pipelines import fault
from pipelines.deliveries.draft_deliveries import draft_deliveries
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.money_sums import money_of
from pipelines.deliveries.pieces.take_pieces import is_taken_in_pieces, take_in_pieces
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.returned.take_return import take_return
from pipelines.deliveries.storing.receipts import Receipt, taken_receipt
from pipelines.deliveries.storing.store_delivery import store_delivery
from pipelines.identity.keys import Keyring
from pipelines.identity.secret import Secret
from pipelines.intake.child_limits import limit_child, tell_no_cell
from pipelines.intake.refusal import MEGABYTE, Limits
from pipelines.settings import Settings
from pipelines.whole_files import write_json

_desk: Desk | None = None


def set_up_child(settings: Settings, secret: Secret, threads: int) -> None:
    """Prepare this process for files: its memory limit, the contracts, the keys."""
    global _desk
    from pipelines.contracts import load_contracts

    limit_child(settings.memory_mb * MEGABYTE, threads)
    _desk = Desk(
        folder=settings.folder,
        contracts=load_contracts(aliases=settings.aliases_folder),
        areas=load_area_book(),
        keyring=Keyring(secret.hmac_key),
        vault_key=secret.vault_key,
        max_file_bytes=settings.max_file_mb * MEGABYTE,
        max_csv_bytes=settings.max_csv_mb * MEGABYTE,
        pieces_from_bytes=settings.pieces_from_mb * MEGABYTE,
    )


def take_file_here(task: FileTask) -> Receipt:
    """Take a file in with the desk that this process was set up with."""
    if _desk is None:
        raise RuntimeError("the child process was not set up")
    with tell_no_cell():
        return take_file(task, _desk)


def take_file(task: FileTask, desk: Desk) -> Receipt:
    """Read, key, split and write one file; its receipt is written last and returned.

    Raises:
        Refusal: the file cannot be taken; nothing of it is in force. A return workbook is
            refused as one at first sight: it is taken when the lists that it completes are.
    """
    fault.point("take_file")
    if task.is_return:
        return take_return(task, desk)
    if is_taken_in_pieces(task, desk):
        receipt = take_in_pieces(task, desk)
    else:
        receipt = _take_in_one_piece(task, desk)
    fault.point("before_receipt")
    write_json(desk.folder.receipts / f"{task.file_id}.json", receipt)
    return receipt


def _take_in_one_piece(task: FileTask, desk: Desk) -> Receipt:
    read = task.reader(task.file, desk.contracts, Limits(file_bytes=desk.max_file_bytes))
    task.refuse_changed()
    money = money_of(read)
    drafts = draft_deliveries(read, task, desk, money)
    for draft in drafts:
        store_delivery(draft, read.contract, desk.folder, desk.vault_key)
    return taken_receipt(task, read, drafts, money)
