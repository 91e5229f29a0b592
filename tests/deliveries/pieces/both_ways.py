"""Files taken in whole and by pieces, and all that is known of them afterwards."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import polars as pl

from pipelines.contracts import load_contracts
from pipelines.data_folder import DataFolder
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.storing.store_delivery import make_folders
from pipelines.deliveries.take_file import take_file
from pipelines.file_hash import file_hash
from pipelines.identity.keys import Keyring
from pipelines.identity.vault import read_delivery_vault
from pipelines.intake.refusal import Refusal

KEY = bytes(32)
KEYRING = Keyring(KEY)
BELOW_ALL = 1 << 40


def desk(root: Path, pieces_from: int, piece: int) -> Desk:
    folder = DataFolder(root)
    make_folders(folder, load_contracts())
    return Desk(
        folder,
        load_contracts(),
        load_area_book(),
        KEYRING,
        KEY,
        pieces_from_bytes=pieces_from,
        piece_bytes=piece,
    )


def taken(root: Path, file: Path, folders: tuple[str, ...], from_bytes: int, piece: int) -> dict:
    """All that is known of a file after it was taken in: receipt, raw tables, vault; or why not."""
    found = file.stat().st_size, file_hash(file)
    task = FileTask(file, file.name, folders, "f" * 16, found[1], found[0], 1, "same")
    here = desk(root, from_bytes, piece)
    try:
        receipt = take_file(task, here)
    except Refusal as refusal:
        return {"refused": refusal.code, **refusal.values}
    raw = {
        path.relative_to(root).as_posix(): pl.read_parquet(path).rows(named=True)
        for path in sorted(here.folder.raw.rglob("*"))
        if path.is_file()
    }
    names = [delivery["delivery_id"] for delivery in receipt["deliveries"]]
    vault = {
        name: sorted(map(repr, read_delivery_vault(here.folder, name, KEY).rows()))
        for name in names
    }
    return {"receipt": json.loads(json.dumps(receipt)), "raw": raw, "vault": vault}


def the_same(content: bytes, piece: int, folders: tuple[str, ...] = ()) -> dict:
    with tempfile.TemporaryDirectory() as root:
        file = Path(root) / "a.csv"
        file.write_bytes(content)
        whole = taken(Path(root) / "whole", file, folders, BELOW_ALL, piece)
        pieces = taken(Path(root) / "pieces", file, folders, 0, piece)
    for part in whole.keys() | pieces.keys():
        assert pieces.get(part) == whole.get(part), part
    return whole


def line(cells: list) -> str:
    quoted = (f'"{cell}"' if set(str(cell)) & set(',\n"') else str(cell) for cell in cells)
    return ",".join(quoted) + "\n"


def text(*rows: list) -> str:
    return "".join(map(line, rows))
