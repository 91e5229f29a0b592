"""Forget people: nothing in the data folder leads to them afterwards.

Art. 47 of the 个人信息保护法 asks for deletion; what was paid must be kept as long as accounting
law says. So the rows stay as nobody's (匿名化, art. 4 and 73), and what tells whose they were goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipelines.custody.forgetting.find_rows import FoundRows, find_rows
from pipelines.custody.forgetting.forget_rows import Forgetting
from pipelines.custody.forgetting.people_asked import people_asked
from pipelines.custody.own_files import files_taken, holds_number
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.exchange_store import aside, exchange_store
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.identity.access_log import log_access
from pipelines.identity.keys import Keyring
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.identity.originals import Original, pieces_of
from pipelines.identity.secret import load_secret
from pipelines.oversight.dispositions import clear_notes
from pipelines.problem import Problem
from pipelines.settings import Settings


@dataclass(frozen=True)
class Forgotten:
    """What was found, or forgotten: no number, name or key is in it.

    Attributes:
        people: how many were asked for.
        deliveries, rows: how many hold them.
        files: towns' own files that go from the inbox, since they hold them.
    """

    people: int
    deliveries: int
    rows: int
    files: int


def look_for(settings: Settings, typed: list[str]) -> Forgotten:
    """What `forget` would change; nothing is changed.

    Raises:
        Problem: a number is none, nobody is known under any of them, or the secret is another one.
    """
    found, files = _find(settings, typed)
    return _told(found, files)


def forget(
    settings: Settings,
    typed: list[str],
    why: str,
    by: str | None,
    report: Report = lambda *_: None,
) -> Forgotten:
    """Make the rows of people nobody's, and take all that led to them away, in one step.

    The access log gets a line without a personal value. Backups made before still hold them.

    Args:
        settings: of the installation.
        typed: ID numbers.
        why: the request's own number or reason, for the log.
        by: who does it, the user of the machine unless given.
        report: told (code of the step, done, total).

    Raises:
        Problem: a number is none, nobody is known under any of them, `why` or `by` holds a number
            of a person, or somebody is at work (75). Nothing has changed then.
    """
    refuse_numbers(why, by)
    folder = settings.folder
    secret = load_secret(folder, settings.secret_text)
    with aside(folder) as to:
        found, files = _find(settings, typed)
        forgetting = Forgetting(found, Renaming())
        act = Act(
            folder,
            to,
            secret,
            secret,
            forgetting.change,
            forgetting.change_loose,
            lambda original: not _is_of(original, found),
            forgetting.renaming,
        )
        told = _told(found, files)

        def finish(_: set[str]) -> None:
            words = forgetting.renaming.words
            clear_notes(to.dispositions, [words[key] for key in found.own if key in words])
            counts = {"people": told.people, "deliveries": told.deliveries, "rows": told.rows}
            log_access(to, secret.vault_key, "forget", by, why=why, **counts, files=told.files)

        exchange_store(act, settings, report, finish, gone=files)
    return told


def _find(settings: Settings, typed: list[str]) -> tuple[FoundRows, list[Path]]:
    folder: DataFolder = settings.folder
    secret = load_secret(folder, settings.secret_text)
    people = people_asked(typed, Keyring(secret.hmac_key))
    receipts = read_receipts(folder)
    found = find_rows(folder, receipts, people, secret.vault_key)
    if found.is_nobody:
        raise Problem("forget.nobody")
    files = [
        path
        for path, file_id in files_taken(settings, receipts).items()
        if file_id in found.files or holds_number(pieces_of(path), people.numbers)
    ]
    return found, files


def _is_of(original: Original, found: FoundRows) -> bool:
    if original.file_id in found.files:
        return True
    return holds_number(original.pieces(), found.people.numbers)


def _told(found: FoundRows, files: list[Path]) -> Forgotten:
    return Forgotten(len(found.people.keys), found.deliveries, found.rows, len(files))
