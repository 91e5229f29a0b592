"""Parquet files that hold the SHA-256 of their own bytes, so that a changed one is found.

The hash stands among the file's metadata; it is of the file with zeros in the hash's place.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

_NAME = "minsheng_sha256"
_EMPTY = "0" * 64
# Name and value stand beside each other in a parquet's footer: a text of 64 bytes follows.
_MARK = _NAME.encode() + b"\x18\x40"
_MAGIC = b"PAR1"
_TAIL = 8
_PIECE = 1 << 20
# For polars to write among a file's metadata: the place that `fill_own_hash` fills.
PLACE = {_NAME: _EMPTY}


def fill_own_hash(file: BinaryIO) -> None:
    """Fill the hash of a file in that was written with PLACE and can be read back."""
    file.flush()
    place = _place(file)
    if place is None:
        raise ValueError("the file has no place for its hash")
    digest = _hash_around(file, place)
    file.seek(place)
    file.write(digest)
    file.seek(0, os.SEEK_END)


def is_sound(path: Path) -> bool:
    """Whether the file is there, whole, and as it was written.

    One that was written without a hash is believed when it has its end.
    """
    return agrees_with_hash(path) is not False


def agrees_with_hash(path: Path) -> bool | None:
    """Whether the file is as it was written; None for one that has its end, and no hash."""
    try:
        with path.open("rb") as file:
            place = _place(file)
            if place is None:
                return None
            file.seek(place)
            return file.read(len(_EMPTY)) == _hash_around(file, place)
    except (OSError, ValueError):
        return False


def _place(file: BinaryIO) -> int | None:
    """Where the hash stands; None in a file without one, ValueError in what is no whole file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size < _TAIL or file.read(len(_MAGIC)) != _MAGIC:
        raise ValueError("no beginning of a parquet file")
    file.seek(size - _TAIL)
    tail = file.read(_TAIL)
    start = size - _TAIL - int.from_bytes(tail[:4], "little")
    if not tail.endswith(_MAGIC) or start < 0:
        raise ValueError("no end of a parquet file")
    file.seek(start)
    found = file.read(size - start).rfind(_MARK)
    return None if found < 0 else start + found + len(_MARK)


def _hash_around(file: BinaryIO, place: int) -> bytes:
    digest = hashlib.sha256()
    file.seek(0)
    while place - file.tell() > 0:
        digest.update(file.read(min(_PIECE, place - file.tell())))
    digest.update(_EMPTY.encode())
    file.seek(place + len(_EMPTY))
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest().encode()
