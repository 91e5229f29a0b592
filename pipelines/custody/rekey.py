"""Change the secret: all keys, and all that is sealed, move to a new one in one step."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from pipelines.custody.new_keys import NewKeys
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.exchange_store import aside, exchange_store
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.custody.same_figures import check_same_figures
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.identity.access_log import log_access
from pipelines.identity.keys import Keyring
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.identity.secret import load_secret, secret_of, write_secret_file
from pipelines.problem import Problem
from pipelines.settings import Settings

_FEWEST_CHARACTERS = 32


@dataclass(frozen=True)
class Rekeyed:
    """What was done: how many keys and deliveries moved, and where the old secret is kept."""

    keys: int
    deliveries: int
    kept_at: Path | None
    is_setting: bool


def rekey(
    settings: Settings,
    keep_old: Path | None,
    by: str | None,
    report: Report = lambda *_: None,
) -> Rekeyed:
    """Move the data folder to a new secret; nothing is read anew from the towns.

    Where a variable gives the secret, MINSHENG_NEW_SECRET gives the new one, and the variable is to
    be changed afterwards; else a new one is made and its file exchanged with everything else.

    Args:
        settings: of the installation.
        keep_old: where the old secret is written, for backups that were made under it; never into
            the data folder.
        by: who does it, the user of the machine unless given.
        report: told (code of the step, done, total).

    Raises:
        Problem: nothing was taken in yet, the new secret is missing, weak or the old one, a key's
            value is not in the vault, figures would differ, or somebody is at work (75). Nothing
            has changed then.
    """
    refuse_numbers(by)
    folder = settings.folder
    if not any(folder.receipts.glob("*.json")):
        raise Problem("no_deliveries_yet")
    old = load_secret(folder, settings.secret_text)
    text = _new_text(settings)
    new = secret_of(text)
    if new.hmac_key == old.hmac_key:
        raise Problem("rekey.same_secret", exit_status=2)
    _check_place(keep_old, folder)
    keys = NewKeys(Keyring(old.hmac_key), Keyring(new.hmac_key))
    with aside(folder) as to:
        act = Act(folder, to, old, new, keys.change, renaming=Renaming(keys.known))
        count = sum(len(r["deliveries"]) for r in read_receipts(folder).values())

        def finish(_: set[str]) -> None:
            log_access(to, new.vault_key, "rekey", by, keys=keys.count, deliveries=count)
            if settings.secret_text is None:
                write_secret_file(to.secret, text)
                if keep_old is not None:
                    write_secret_file(keep_old, folder.secret.read_text(encoding="ascii").strip())

        exchange_store(act, settings, report, finish, check_same_figures)
    return Rekeyed(keys.count, count, keep_old, settings.secret_text is not None)


def _new_text(settings: Settings) -> str:
    given = settings.new_secret.get_secret_value().strip() if settings.new_secret else None
    if given is None:
        if settings.secret_text is not None:
            raise Problem("rekey.no_new_secret", exit_status=2)
        return secrets.token_hex(_FEWEST_CHARACTERS)
    if len(given) < _FEWEST_CHARACTERS or not given.isascii():
        raise Problem("rekey.weak_secret", exit_status=2, least=_FEWEST_CHARACTERS)
    return given


def _check_place(path: Path | None, folder: DataFolder) -> None:
    if path is None:
        return
    if path.exists():
        raise Problem("rekey.there", exit_status=2, path=path)
    if path.absolute().is_relative_to(folder.root.absolute()):
        raise Problem("rekey.inside", exit_status=2, path=path)
    if not path.absolute().parent.is_dir():
        raise Problem("path_missing", exit_status=2, path=path.parent)
