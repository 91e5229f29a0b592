"""Read and key the list into the borrowed store, and put it in force there."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.inbox import find_files
from pipelines.deliveries.new_files import make_task
from pipelines.deliveries.placing.given import Given
from pipelines.deliveries.pool import take_files
from pipelines.deliveries.storing.people import link_people
from pipelines.deliveries.storing.receipts import Receipt, read_receipts
from pipelines.deliveries.supersession.register import next_arrival, refresh_register
from pipelines.identity.secret import Secret
from pipelines.identity.vault import read_delivery_vault
from pipelines.intake.refusal import Refusal
from pipelines.precheck.read_unpaid_list import read_unpaid_list
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.whole_files import write_json

_MOST_IN_THE_WAY = 20


@dataclass(frozen=True)
class TakenList:
    """The list as it stands in the borrowed store.

    Attributes:
        receipt: of the file, its deliveries in force.
        plain: VAULT_COLUMNS of its deliveries: who its keys are.
    """

    receipt: Receipt
    plain: pl.DataFrame = dataclasses.field(repr=False)

    @property
    def delivery_ids(self) -> list[str]:
        """The deliveries that the list makes, one a month."""
        return [delivery["delivery_id"] for delivery in self.receipt["deliveries"]]


def take_list(
    file: Path,
    settings: Settings,
    own: Settings,
    secret: Secret,
    town: str | None,
    pay_on: date | None,
) -> TakenList:
    """Take one file into the store of `own`, where it takes the place that it will once sent.

    Args:
        file: the list.
        settings: of the installation, whose vault is read.
        own: of the borrowed store.
        secret: of the installation.
        town: area code of the deliverer, where neither folder nor rows tell.
        pay_on: see read_unpaid_list.

    Raises:
        Problem: the file is not there, or cannot be taken; the sentence says why.
    """
    task = _task(file, settings, town, pay_on)
    task = dataclasses.replace(task, arrival=next_arrival(own.folder, read_receipts(own.folder)))
    ((_, outcome),) = take_files([task], own, secret)
    if isinstance(outcome, Problem):
        raise outcome
    names = [delivery["delivery_id"] for delivery in outcome["deliveries"]]
    plain = pl.concat([read_delivery_vault(own.folder, n, secret.vault_key) for n in names])
    link_people(settings.folder, own.folder, secret.vault_key, plain)
    return TakenList(_put_in_force(own.folder, task.file_id), plain)


def _task(file: Path, settings: Settings, town: str | None, pay_on: date | None) -> FileTask:
    if file.is_dir():
        raise Problem("precheck_one_file", exit_status=2, path=file)
    found = find_files([file], settings.inbox_folder)
    if found.growing:
        raise Refusal("precheck_growing")
    if found.barred:
        raise Refusal(found.barred[0].fault or "no_regular_file")
    if not found.files:
        raise Refusal("precheck_no_table")
    task = make_task(found.files[0], settings, Given(town))
    return dataclasses.replace(task, reader=partial(read_unpaid_list, pay_on=pay_on))


def _put_in_force(folder: DataFolder, file_id: str) -> Receipt:
    """Decide what is in force; what keeps the list out of force is withdrawn, here only."""
    for _ in range(_MOST_IN_THE_WAY):
        receipt = refresh_register(folder)[file_id]
        out = [d for d in receipt["deliveries"] if d["state"] != "in_force"]
        if not out:
            return receipt
        for delivery in out:
            if delivery["state"] == "withdrawn":
                # The same list was taken out before; the link to that goes, not what it leads to.
                (folder.withdrawals / f"{delivery['delivery_id']}.json").unlink()
                continue
            # An older issue of the list, or one that says it is later.
            blocking = delivery["superseded_by"]["delivery_id"]
            record = {"delivery_id": blocking}
            write_json(folder.withdrawals / f"{blocking}.json", record)
    raise Problem("precheck_not_in_force")
