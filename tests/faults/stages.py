"""The stages that promise to be whole or not at all, each as one call on a data folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from unittest import mock

from pipelines.backup.restore_backup import restore_backup
from pipelines.backup.torn_backup import set_torn_aside
from pipelines.backup.write_backup import write_backup
from pipelines.build import make_build as building
from pipelines.build.current import current_build
from pipelines.closing.close_year import close_year
from pipelines.custody.expire import expire
from pipelines.custody.forget import forget
from pipelines.custody.rekey import rekey
from pipelines.deliveries import take_in as taking
from pipelines.deliveries.file_task import Desk
from pipelines.deliveries.judging import judge_new
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.take_file import take_file
from pipelines.identity.keys import Keyring
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from pipelines.quality.judge_process import _TASKS
from tests.deliveries.made_lists import id_number
from tests.faults.small_district import (
    NEW,
    OLD,
    build,
    make_for_custody,
    settings_of,
    without_dbt,
)

BACKUP = "backup.zip"
# A second run finds the work of the first one done, and says so.
_DONE = {"close_again", "forget.nobody", "backup.there"}


class JudgeHere:
    """The judging process's answers, from this process: its libraries are loaded already."""

    def ask(self, name: str, *arguments: object) -> object:
        """As pipelines.quality.judge.Judge."""
        return _TASKS[name](*arguments)


def intake(data: Path) -> None:
    """Take the inbox in, in this process."""
    with (
        mock.patch.object(taking, "take_files", _take_here),
        mock.patch.object(taking, "begin_judging"),
        mock.patch.object(judge_new, "the_judge", JudgeHere),
    ):
        taking.take_in(settings_of(data))


def intake_by_children(data: Path) -> None:
    """Take the inbox in as the command does: a child process a file, another that judges."""
    taking.take_in(settings_of(data))


def build_by_dbt(data: Path) -> None:
    """Build with dbt and the project beside the data folder."""
    with mock.patch.object(building, "begin_judging"):
        building.make_build(settings_of(data), project=data.parent / "project")


def publish(data: Path) -> None:
    """Build without dbt: what is left is load, seal and publish."""
    build(settings_of(data))


def close(data: Path) -> None:
    """Close the year of the build in force."""
    folder = settings_of(data).folder
    close_year(folder, current_build(folder), 2013, "某人")


def rekey_all(data: Path) -> None:
    """Move to the new secret, unless that has happened."""
    folder = settings_of(data).folder
    with suppress(Problem):
        load_secret(folder, NEW)
        return
    with without_dbt(make_for_custody):
        rekey(settings_of(data), None, "甲")


def forget_one(data: Path) -> None:
    """Forget a person."""
    with without_dbt(make_for_custody):
        forget(settings_of(data), [id_number(3)], "申请1号", "甲")


def expire_gifts(data: Path) -> None:
    """Let go what the term of a feed is over for."""
    with without_dbt(make_for_custody):
        expire(settings_of(data), date(2024, 1, 1), "甲")


def back_up(data: Path) -> None:
    """Write a backup beside the data folder, as the command does; one that is there is whole."""
    to = data.parent / BACKUP
    set_torn_aside(to)
    write_backup(settings_of(data).folder, to)


def restore(data: Path) -> None:
    """Bring the backup beside the data folder back, unless it is back."""
    folder = settings_of(data).folder
    if not folder.raw.exists():
        restore_backup(data.parent / BACKUP, folder)


STAGES: dict[str, Callable[[Path], None]] = {
    "intake": intake,
    "build": build_by_dbt,
    "publish": publish,
    "close": close,
    "rekey": rekey_all,
    "forget": forget_one,
    "expire": expire_gifts,
    "backup": back_up,
    "restore": restore,
}


def run_again(stage: str, data: Path) -> None:
    """Run a stage after a fault: the work is done, now or before."""
    try:
        STAGES[stage](data)
    except Problem as problem:
        if problem.code not in _DONE:
            raise


def _take_here(tasks, settings, secret):
    desk = Desk(
        settings.folder,
        taking.load_contracts(),
        load_area_book(),
        Keyring(load_secret(settings.folder, OLD).hmac_key),
        secret.vault_key,
    )
    for task in tasks:
        try:
            yield task, take_file(task, desk)
        except Problem as problem:
            yield task, problem
