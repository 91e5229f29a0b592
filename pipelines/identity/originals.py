"""The towns' own files in the vault: sealed as they came, with the place that they came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.data_folder import DataFolder
from pipelines.identity.vault import original_vault, seal, unseal
from pipelines.whole_files import write_lasting


@dataclass(frozen=True)
class Original:
    """A file as a town sent it.

    Attributes:
        file_id: of its receipt. path: below the inbox, with slashes; it may name people.
    """

    file_id: str
    path: str = field(repr=False)
    content: bytes = field(repr=False)


def seal_original(folder: DataFolder, original: Original, vault_key: bytes) -> None:
    """Put a file into the vault; it is on the disk when this returns."""
    to = original_vault(folder, original.file_id)
    to.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"path": original.path}, ensure_ascii=False).encode()
    write_lasting(to, seal(head + b"\n" + original.content, vault_key, original.file_id))


def read_originals(folder: DataFolder, vault_key: bytes) -> Iterator[Original]:
    """Every file in the vault, one at a time.

    Raises:
        Problem: the secret is another one, or what is sealed was changed.
    """
    for path in sealed_originals(folder):
        head, _, content = unseal(path.read_bytes(), vault_key, path.stem).partition(b"\n")
        yield Original(path.stem, json.loads(head)["path"], content)


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
