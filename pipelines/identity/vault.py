"""The vault: who a key is, and the cells that no other file may hold; encrypted as it lies."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

import polars as pl
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

MAGIC = b"MSV1"
# Several blobs under one name, each behind a byte that says whether it is the last, and its length.
PARTS_MAGIC = b"MSV2"
_LENGTH_BYTES = 9
NONCE_BYTES = 12
# part: key (a key's plain value), rejected, note (a row's cells), free_text (a remark's text).
VAULT_COLUMNS = {
    "part": pl.String,
    "source_sheet": pl.String,
    "source_row": pl.Int64,
    "column_name": pl.String,
    "key": pl.String,
    "name_key": pl.String,
    "value": pl.String,
}


def delivery_vault(folder: DataFolder, delivery_id: str) -> Path:
    """Where a delivery's sealed table lies."""
    return folder.vault / "deliveries" / f"{delivery_id}.sealed"


def return_vault(folder: DataFolder, file_id: str, part: str) -> Path:
    """Where lies what a return workbook says that belongs to no delivery: answers, or rows."""
    return folder.vault / "returns" / f"{file_id}-{part}.sealed"


def original_vault(folder: DataFolder, file_id: str) -> Path:
    """Where a town's own file lies, sealed."""
    return folder.vault / "originals" / f"{file_id}.sealed"


def people_vault(folder: DataFolder) -> Path:
    """Where the sealed list of all people lies."""
    return folder.vault / "people.sealed"


def seal(plain: bytes, vault_key: bytes, name: str) -> bytes:
    """Encrypt bytes (AES-256-GCM); they open only under the same key and the same name."""
    nonce = os.urandom(NONCE_BYTES)
    return MAGIC + nonce + AESGCM(vault_key).encrypt(nonce, plain, name.encode())


def unseal(sealed: bytes, vault_key: bytes, name: str) -> bytes:
    """Decrypt what `seal` made.

    Raises:
        Problem: the secret is another one, or the bytes were changed.
    """
    start = len(MAGIC)
    nonce, body = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
    try:
        if not sealed.startswith(MAGIC):
            raise InvalidTag
        return AESGCM(vault_key).decrypt(nonce, body, name.encode())
    except (InvalidTag, ValueError):
        raise Problem("vault_locked", name=name) from None


def seal_table(table: pl.DataFrame, vault_key: bytes, name: str) -> bytes:
    """A table as one encrypted blob; what lies inside is a parquet file."""
    return seal(table_bytes(table), vault_key, name)


def table_bytes(table: pl.DataFrame) -> bytes:
    """A table as the parquet file that is sealed."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", compression_level=1, statistics=False)
    return buffer.getvalue()


def open_table(sealed: bytes, vault_key: bytes, name: str) -> pl.DataFrame:
    """The table that `seal_table` sealed under that name.

    Raises:
        Problem: the secret is another one, or the blob was changed.
    """
    return pl.read_parquet(io.BytesIO(unseal(sealed, vault_key, name)))


def read_delivery_vault(folder: DataFolder, delivery_id: str, vault_key: bytes) -> pl.DataFrame:
    """The plain values of a delivery, in `VAULT_COLUMNS`.

    Raises:
        Problem: the secret is another one, or the blob was changed.
    """
    return pl.concat(delivery_tables(folder, delivery_id, vault_key))


def delivery_tables(
    folder: DataFolder, delivery_id: str, vault_key: bytes
) -> Iterator[pl.DataFrame]:
    """The same part by part, for a file that was read in pieces has many.

    Raises:
        Problem: the secret is another one, or the blob was changed or cut.
    """
    for plain in unsealed_parts(delivery_vault(folder, delivery_id), vault_key):
        yield pl.read_parquet(io.BytesIO(plain))


def unsealed_parts(path: Path, vault_key: bytes) -> Iterator[bytes]:
    """What lies sealed in a file of the vault that is sealed under its own name, part by part.

    Raises:
        Problem: the secret is another one, or the file was changed or cut.
    """
    name = path.stem
    with path.open("rb") as file:
        magic = file.read(len(PARTS_MAGIC))
        if magic != PARTS_MAGIC:
            yield unseal(magic + file.read(), vault_key, name)
            return
        for number in count():
            head = file.read(_LENGTH_BYTES)
            if len(head) < _LENGTH_BYTES:
                raise Problem("vault_locked", name=name)
            is_last, length = bool(head[0]), int.from_bytes(head[1:])
            yield unseal(file.read(length), vault_key, _part(name, number, is_last))
            if is_last:
                return


def write_parts(parts: Iterable[bytes], vault_key: bytes, name: str, file: BinaryIO) -> None:
    """Seal tables one behind the other; a part that is missing or moved opens none behind it.

    Args:
        parts: the tables as `table_bytes` has them.
        vault_key: seals them.
        name: what they are sealed under.
        file: where they are written.
    """
    file.write(PARTS_MAGIC)
    held: bytes | None = None
    number = 0
    for part in chain(parts, [None]):
        if held is not None:
            is_last = part is None
            sealed = seal(held, vault_key, _part(name, number, is_last))
            file.write(bytes([is_last]) + len(sealed).to_bytes(_LENGTH_BYTES - 1) + sealed)
            number += 1
        held = part


def _part(name: str, number: int, is_last: bool) -> str:
    return f"{name} {number}{' last' if is_last else ''}"
