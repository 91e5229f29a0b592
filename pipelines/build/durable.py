"""Writing that survives a crash: a file is whole under its name, or is not there."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import duckdb

from pipelines import fault


def write_whole(path: Path, text: str) -> None:
    """Replace the file at `path` in one step: temporary name, fsync, rename, fsync folder."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fault.point("durable.written", aside)
    os.replace(aside, path)
    fault.point("durable.renamed", path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Flush a file or a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def reads_to_the_end(path: Path) -> bool:
    """Whether every value of a parquet file can be read; its footer alone says nothing of them."""
    with duckdb.connect() as connection:
        try:
            query = "select max(hash(t)) from read_parquet($1) as t"
            connection.execute(query, [str(path)]).fetchall()
        except duckdb.Error:
            return False
    return True
