"""What becomes of the towns' own files in the inbox once they are taken in, as the setting says."""

from __future__ import annotations

from functools import partial

from pipelines import fault
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.identity.originals import Original, pieces_of, seal_original
from pipelines.settings import Settings


def put_away(
    tasks: list[FileTask], told: dict[str, Receipt], settings: Settings, vault_key: bytes
) -> None:
    """Seal the inbox's files that were taken in, or remove them; refused ones stay to be mended.

    Files that were handed over from elsewhere are their owner's. A run that was cut off is made
    good by the next.

    Args:
        tasks: every file that was found.
        told: the receipts, on the disk.
        settings: of the installation.
        vault_key: seals them.
    """
    if settings.originals == "kept":
        return
    inbox = settings.inbox_folder.absolute()
    for task in tasks:
        receipt = told.get(task.file_id)
        is_inside = task.file.absolute().is_relative_to(inbox)
        if receipt is None or receipt["status"] != "taken" or not is_inside:
            continue
        if settings.originals == "sealed":
            original = Original(task.file_id, task.path, partial(pieces_of, task.file))
            seal_original(settings.folder, original, vault_key)
        fault.point("original.sealed")
        task.file.unlink()
