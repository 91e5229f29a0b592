"""Bringing a backup back into an empty data folder."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from pipelines import fault
from pipelines.backup.contents import Contents, Kept
from pipelines.backup.examine_backup import open_backup, read_kept
from pipelines.belonging import owner_of
from pipelines.build.manifest import DATABASE_NAME
from pipelines.data_folder import DataFolder
from pipelines.district import district_in_force
from pipelines.exchange import begin_exchange, cancel_exchange, carry_out_exchange
from pipelines.problem import Problem


def restore_backup(path: Path, folder: DataFolder) -> Contents:
    """Write every file of a backup into a data folder without more than inbox, secret and logs.

    The folder gets all of the backup or, when a byte of it is not what was kept, none.

    Raises:
        Problem: the folder is in use, the backup is another district's or not whole.
    """
    free = {folder.inbox.name, folder.secret.name, folder.logs.name, folder.district.name}
    # What another restore, cut off, had made aside.
    free |= {folder.exchange.name, folder.exchange_lock.name}
    present = {place.name for place in folder.root.iterdir()} if folder.root.exists() else set()
    if present - free:
        raise Problem("backup.in_use", path=folder.root)
    is_new = not folder.root.exists()
    aside = begin_exchange(folder).root
    try:
        with open_backup(path) as (archive, contents):
            if folder.secret.name in contents.files and folder.secret.exists():
                raise Problem("backup.other_secret", path=folder.secret)
            for name, kept in contents.files.items():
                _write(archive, name, kept, aside / name)
        owner, served = owner_of(DataFolder(aside)), district_in_force()
        if owner not in {"", served}:
            values = {"path": path, "owner": owner, "served": served}
            raise Problem("backup.other_district", exit_status=2, **values)
        if contents.has_secret:
            (aside / folder.secret.name).chmod(0o600)
        carry_out_exchange(folder, sorted(place.name for place in aside.iterdir()), [])
    except BaseException:
        cancel_exchange(folder)
        if is_new and not any(folder.root.iterdir()):
            folder.root.rmdir()
        raise
    return contents


def _write(archive: zipfile.ZipFile, name: str, kept: Kept, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("wb") as file:
        for chunk in read_kept(archive, name, kept):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    fault.point("restore.written", to)
    if to.name == DATABASE_NAME:
        # As a build leaves it: nobody writes into one.
        to.chmod(0o444)
