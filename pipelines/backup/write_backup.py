"""Writing a backup: one zip archive, whole under its name or not there."""

from __future__ import annotations

import glob
import json
import os
import zipfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pipelines import fault
from pipelines.backup.contents import CONTENTS, Contents, Kept
from pipelines.backup.examine_backup import examine_backup
from pipelines.backup.hold_still import hold_still
from pipelines.backup.what_is_kept import kept_files
from pipelines.data_folder import DataFolder
from pipelines.file_hash import file_hash
from pipelines.problem import Problem
from pipelines.whole_files import sync


def write_backup(folder: DataFolder, to: Path, with_secret: bool = False) -> Contents:
    """Write the data folder's contents into `to`, read it back and compare.

    Nothing is taken in, built or answered meanwhile: the backup is of one moment.

    Args:
        folder: what is kept.
        to: the archive; one that is there already stays.
        with_secret: keep the secret beside what it opens.

    Raises:
        Problem: there is a file of that name, nothing to keep, or somebody is at work (75).
    """
    if to.exists():
        raise Problem("backup.there", path=to)
    if not folder.raw.is_dir():
        raise Problem("backup.nothing", path=folder.root)
    to.parent.mkdir(parents=True, exist_ok=True)
    aside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with hold_still(folder):
            _sweep(to)
            contents = _write(folder, aside, with_secret)
        fault.point("backup.written", aside)
        examine_backup(aside)
        sync(aside)
        os.replace(aside, to)
        fault.point("backup.renamed", to)
        sync(to.parent)
    finally:
        aside.unlink(missing_ok=True)
    return contents


def _sweep(to: Path) -> None:
    """Remove what a killed run left beside the backup."""
    for path in to.parent.glob(f".{glob.escape(to.name)}.*"):
        path.unlink(missing_ok=True)


def _write(folder: DataFolder, archive: Path, with_secret: bool) -> Contents:
    files: dict[str, Kept] = {}
    # The stores are compressed already.
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        # A backup holds a district's keys and people, if under lock: only its owner reads it.
        archive.chmod(0o600)
        for path in kept_files(folder, with_secret):
            name = path.relative_to(folder.root).as_posix()
            files[name] = Kept(path.stat().st_size, file_hash(path))
            file.write(path, name)
        contents = Contents(
            made_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            has_secret=with_secret and folder.secret.relative_to(folder.root).as_posix() in files,
            files=files,
        )
        file.writestr(CONTENTS, json.dumps(asdict(contents), ensure_ascii=False, indent=1))
    return contents
