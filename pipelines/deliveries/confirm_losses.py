"""Say that a list rightly keeps little of what it took the place of."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Any

from pipelines.data_folder import DataFolder
from pipelines.deliveries.one_intake import one_intake
from pipelines.deliveries.supersession.large_losses import Loss, held_losses
from pipelines.deliveries.supersession.register import refresh_register
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.problem import Problem
from pipelines.whole_files import write_json


def confirm_losses(folder: DataFolder, named: str, why: str, by: str | None) -> list[Loss]:
    """Record that what a list in force lost is right; it is not held in view any more.

    Args:
        folder: the data folder.
        named: the id of the list in force or of a list it replaced, or its beginning.
        why: kept with the confirmation.
        by: who says so, the user of the machine unless given.

    Returns:
        the losses that were confirmed, one or more of one list in force.

    Raises:
        Problem: no held loss, or those of several lists, begin so; or a person's number is in
            the words.
    """
    refuse_numbers(why, by)
    with one_intake(folder):
        losses = _find(held_losses(folder), named)
        for loss in losses:
            record = _record(loss, why, by or getpass.getuser())
            folder.confirmed_losses.mkdir(parents=True, exist_ok=True)
            name = f"{record['delivery_id']}.{record['replaced_by']}.json"
            write_json(folder.confirmed_losses / name, record)
        refresh_register(folder)
    return losses


def _find(losses: list[Loss], named: str) -> list[Loss]:
    found = [
        loss
        for loss in losses
        if named and any(d["delivery_id"].startswith(named) for d in (loss.by, loss.replaced))
    ]
    if not found:
        raise Problem("confirm_nothing_held", exit_status=2, id=named)
    count = len({loss.by["delivery_id"] for loss in found})
    if count > 1:
        raise Problem("delivery_ambiguous", exit_status=2, id=named, count=count)
    return found


def _record(loss: Loss, why: str, by: str) -> dict[str, Any]:
    return {
        "delivery_id": loss.replaced["delivery_id"],
        "replaced_by": loss.by["delivery_id"],
        "rows": [loss.replaced["rows_accepted"], loss.by["rows_accepted"]],
        "why": why,
        "by": by,
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
