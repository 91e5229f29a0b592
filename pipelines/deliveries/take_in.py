"""Take the towns' files in: find them, read the new ones, decide what is in force."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.contracts import load_contracts
from pipelines.data_folder import DataFolder
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.inbox import FoundFiles, find_files
from pipelines.deliveries.judging.judge_new import begin_judging, judge_new, unjudged
from pipelines.deliveries.new_files import (
    as_given_before,
    is_known,
    known_arrivals,
    make_task,
    numbered,
)
from pipelines.deliveries.one_intake import one_intake
from pipelines.deliveries.placing.given import Given
from pipelines.deliveries.pool import take_files
from pipelines.deliveries.storing.people import update_people
from pipelines.deliveries.storing.put_away import put_away
from pipelines.deliveries.storing.receipts import Receipt, read_receipts, refused_receipt
from pipelines.deliveries.storing.store_delivery import make_folders
from pipelines.deliveries.supersession.register import (
    all_deliveries,
    is_up_to_date,
    next_arrival,
    refresh_register,
)
from pipelines.deliveries.supersession.withdrawn import carry_withdrawals
from pipelines.exchange import cancel_exchange
from pipelines.identity.numbers_in_text import without_numbers
from pipelines.identity.secret import Secret, load_secret
from pipelines.intake.refusal import Refusal
from pipelines.intake.return_mark import IS_RETURN
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.whole_files import clear_temporary, write_json

Report = Callable[[str, int, int], None]


@dataclass
class TakenIn:
    """What became of a run's files.

    Attributes:
        receipts: of every file found, in the order of their paths.
        known_ids: files that were dealt with before and left alone.
        waiting, passed_by: paths of files still being written, and of files that are no table.
        secret_made_at: where the secret was made just now, if it was.
    """

    receipts: list[Receipt] = field(default_factory=list)
    known_ids: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    passed_by: list[str] = field(default_factory=list)
    secret_made_at: Path | None = None

    @property
    def refused(self) -> list[Receipt]:
        """The receipts of files that could not be taken."""
        return [receipt for receipt in self.receipts if receipt["status"] == "refused"]


def take_in(
    settings: Settings,
    paths: list[Path] | None = None,
    *,
    town: str | None = None,
    reported_on: date | None = None,
    leave: frozenset[Path] = frozenset(),
    report: Report = lambda code, done, total: None,
) -> TakenIn:
    """Take in the files of `paths` (default: the inbox); those already known are left alone.

    Args:
        settings: of the installation.
        paths: files and folders.
        town: area code of the deliverer, where neither folder nor rows tell.
        reported_on: the reporting day, where the deliverer gives it beside the file.
        leave: files that are known to be written to still; they wait.
        report: told the step's code, files done and files in all.

    Raises:
        Problem: the secret is another one, a path is missing, or another intake is running.
    """
    folder = settings.folder
    with one_intake(folder):
        secret = _open_store(settings)
        found = find_files(paths or [], settings.inbox_folder, leave)
        given = Given(town, reported_on)
        tasks = [make_task(file, settings, given) for file in [*found.files, *found.barred]]
        told = read_receipts(folder, {task.file_id for task in tasks})
        tasks = [as_given_before(task, told, settings) for task in tasks]
        # Before a file is read anew, and its lists get other ids.
        carry_withdrawals(folder, all_deliveries(folder, told))
        new = [task for task in tasks if not is_known(task, told, folder)]
        known = known_arrivals(folder, told)
        first = max(next_arrival(folder, told), 1, *(number + 1 for number in known.values()))
        told |= _take_new(numbered(new, first, known), found, settings, secret, report)
        waiting = unjudged(told)
        try:
            if waiting:
                report("intake_judge", 0, 0)
                judge_new(folder, waiting)
        finally:
            # Money that came is counted even where nobody could say whether it is doubtful.
            if new or waiting or not is_up_to_date(folder, told):
                report("intake_register", 0, 0)
                told = _settle(folder, secret, told)
        put_away(tasks, told, settings, secret.vault_key)
    return TakenIn(
        receipts=[told[task.file_id] for task in sorted(tasks, key=lambda task: task.path)],
        known_ids={task.file_id for task in tasks} - {task.file_id for task in new},
        waiting=[without_numbers(file.path) for file in found.growing],
        passed_by=[without_numbers(file.path) for file in found.passed_by],
        secret_made_at=secret.made_at,
    )


def _open_store(settings: Settings) -> Secret:
    folder = settings.folder
    make_folders(folder, load_contracts())
    clear_temporary(folder.raw, folder.receipts)
    # The log of readers has its last line beside what is sealed here.
    clear_temporary(folder.vault, names="*.sealed*")
    # A build may be writing there.
    clear_temporary(folder.quality, names="*-inbound.parquet*")
    cancel_exchange(folder)
    return load_secret(folder, settings.secret_text)


def _take_new(
    tasks: list[FileTask], found: FoundFiles, settings: Settings, secret: Secret, report: Report
) -> dict[str, Receipt]:
    """The receipts of the new files; those of refused ones are written here."""
    faults = {barred.file: barred.fault for barred in found.barred}
    outcomes: list[tuple[FileTask, Receipt | Problem]] = [
        (task, Refusal(faults[task.file])) for task in tasks if task.file in faults
    ]
    to_read = [task for task in tasks if task.file not in faults]
    returned = []
    if to_read:
        begin_judging()
    for done, (task, outcome) in enumerate(take_files(to_read, settings, secret)):
        report("intake_files", done + 1, len(to_read))
        if isinstance(outcome, Problem) and outcome.code == IS_RETURN:
            returned.append(dataclasses.replace(task, is_return=True))
        else:
            outcomes.append((task, outcome))
    # One after the other, in their order: what one puts right is not open for the next.
    one = settings.model_copy(update={"workers": 1})
    outcomes += take_files(sorted(returned, key=lambda task: task.arrival), one, secret)
    receipts = {}
    for task, outcome in outcomes:
        if isinstance(outcome, Problem):
            outcome = refused_receipt(task, outcome)
            write_json(settings.folder.receipts / f"{task.file_id}.json", outcome)
        receipts[task.file_id] = outcome
    return receipts


def _settle(folder: DataFolder, secret: Secret, told: dict[str, Receipt]) -> dict[str, Receipt]:
    deliveries = (delivery for receipt in told.values() for delivery in receipt["deliveries"])
    update_people(folder, secret.vault_key, [delivery["delivery_id"] for delivery in deliveries])
    return refresh_register(folder)
