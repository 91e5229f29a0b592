"""The towns' own files in the vault: sealed as they came, with the place that they came from.

They may be larger than memory: they are sealed and opened piece by piece.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pipelines.data_folder import DataFolder
from pipelines.identity.vault import original_vault, unsealed_parts, write_parts
from pipelines.whole_files import write_lasting

_PIECE_BYTES = 1 << 24


@dataclass(frozen=True)
class Original:
    """A file as a town sent it.

    Attributes:
        file_id: of its receipt. path: below the inbox, with slashes; it may name people.
        pieces: a call that gives its bytes from the beginning.
    """

    file_id: str
    path: str = field(repr=False)
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)

    def write_to(self, file: BinaryIO) -> None:
        """Write its bytes into an open file."""
        file.writelines(self.pieces())


def pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file that lies open, some at a time."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


def seal_original(folder: DataFolder, original: Original, vault_key: bytes) -> None:
    """Put a file into the vault; it is on the disk when this returns."""
    to = original_vault(folder, original.file_id)
    to.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"path": original.path}, ensure_ascii=False).encode()
    parts = chain([head + b"\n"], original.pieces())
    write_lasting(to, partial(write_parts, parts, vault_key, original.file_id))


def read_originals(folder: DataFolder, vault_key: bytes) -> Iterator[Original]:
    """Every file in the vault, one at a time.

    Raises:
        Problem: the secret is another one, or what is sealed was changed; its pieces raise it too.
    """
    for path in sealed_originals(folder):
        with closing(unsealed_parts(path, vault_key)) as parts:
            head = next(parts).partition(b"\n")[0]
        yield Original(path.stem, json.loads(head)["path"], partial(_pieces, path, vault_key))


def _pieces(path: Path, vault_key: bytes) -> Iterator[bytes]:
    parts = unsealed_parts(path, vault_key)
    # One that was sealed whole has its bytes right behind the head.
    yield next(parts).partition(b"\n")[2]
    yield from parts


def sealed_originals(folder: DataFolder) -> list[Path]:
    """Where the files in the vault lie, sealed; their names are their receipts' ids."""
    return sorted(original_vault(folder, "any").parent.glob("*.sealed"))


def write_originals_again(
    folder: DataFolder,
    to: DataFolder,
    vault_keys: tuple[bytes, bytes],
    is_kept: Callable[[Original], bool],
) -> None:
    """Seal the files under another key, into another data folder's vault.

    Args:
        folder: whose vault they lie in.
        to: where they are written.
        vault_keys: the one they are sealed with, the one they are to be sealed with.
        is_kept: whether a file goes along.
    """
    for original in read_originals(folder, vault_keys[0]):
        if is_kept(original):
            seal_original(to, original, vault_keys[1])
