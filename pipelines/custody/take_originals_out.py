"""The towns' own files out of the vault; the access log tells before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipelines.identity.access_log import log_access
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.identity.originals import read_originals, sealed_originals
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.whole_files import write_whole

_OWNER_ALONE = 0o600


@dataclass(frozen=True)
class TakenOut:
    """How many files were written, and the access log's line that tells."""

    count: int
    log_line: int


def take_originals_out(
    settings: Settings, out: Path, file_id: str | None, by: str | None
) -> TakenOut:
    """Write files as the towns sent them into a folder, in the places that they had in the inbox.

    Args:
        settings: of the installation.
        out: the folder.
        file_id: of the one that is wanted; None: all.
        by: who wants them, the user of the machine unless given.

    Raises:
        Problem: there is none, or the secret is another one.
    """
    refuse_numbers(by)
    folder = settings.folder
    wanted = [path for path in sealed_originals(folder) if file_id in (None, path.stem)]
    if not wanted:
        raise Problem("originals.none")
    vault_key = load_secret(folder, settings.secret_text).vault_key
    names = {path.stem for path in wanted}
    line = log_access(folder, vault_key, "originals", by, files=len(names), file_id=file_id)
    for original in read_originals(folder, vault_key):
        inside = PurePosixPath(original.path)
        if original.file_id in names and ".." not in inside.parts:
            to = out / inside
            to.parent.mkdir(parents=True, exist_ok=True)
            write_whole(to, original.write_to, mode=_OWNER_ALONE)
    return TakenOut(len(names), line)
