"""What a backup holds of the data folder, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.build.current import current_build
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

# Properties of DataFolder. What cannot be made again is kept; the build in force comes along so
# that the restored district can be read at once.
KEPT = (
    *("district", "expired"),
    *("raw", "receipts", "vault", "withdrawals", "confirmed_losses", "nil_returns", "corrections"),
    *("dispositions", "replaced_dispositions", "closed_years", "questions", "question_history"),
    *("quality", "summaries", "access_log", "roles", "notices"),
)
LEFT = (
    # The towns' own files, with names and numbers in plain: raw holds what was taken in of them.
    "inbox",
    # The key lies apart from what it opens, unless asked for.
    "secret",
    # Holds the secret of the sign-in, which the provider can give anew.
    "provider",
    # Written for one town each, from what is kept.
    "returns",
    *("logs", "lock", "intake_lock", "dispositions_lock", "questions_lock", "access_lock"),
    *("notices_lock", "watch_lock"),
    # Nothing is kept while files are exchanged.
    *("exchange", "exchange_lock"),
)


def kept_files(folder: DataFolder, with_secret: bool) -> Iterator[Path]:
    """Every file that a backup holds, in a lasting order; nobody may write meanwhile."""
    names = (*KEPT, "secret") if with_secret else KEPT
    for name in names:
        yield from files_of(folder, name)
    yield from _current_build(folder)


def files_of(folder: DataFolder, name: str) -> Iterator[Path]:
    """Every whole file at a place of the data folder, or the file that the place is."""
    place: Path = getattr(folder, name)
    if place.is_file():
        yield place
    else:
        yield from sorted(path for path in place.rglob("*") if _is_whole(path))


def _current_build(folder: DataFolder) -> Iterator[Path]:
    try:
        path = current_build(folder).path
    except Problem:
        # A district that has not been built yet is kept all the same.
        return
    yield from sorted(file for file in path.parent.iterdir() if file.is_file())
    if folder.current.is_file():
        yield folder.current


def _is_whole(path: Path) -> bool:
    # A name that begins with a dot is one that a writer has not given its own yet.
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")
