"""A vault's table in parts opens whole, and tells a part that is changed, missing or moved."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.data_folder import DataFolder
from pipelines.identity.vault import (
    PARTS_MAGIC,
    VAULT_COLUMNS,
    delivery_tables,
    delivery_vault,
    read_delivery_vault,
    table_bytes,
    write_parts,
)
from pipelines.problem import Problem

KEY = bytes(range(32))
TABLES = [
    pl.DataFrame({"part": ["key"] * n, "value": [f"{n}{i}" for i in range(n)]}) for n in (3, 1, 4)
]


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    here = DataFolder(tmp_path)
    path = delivery_vault(here, "d")
    path.parent.mkdir(parents=True)
    tables = [table.with_columns(**_others(table)).select(list(VAULT_COLUMNS)) for table in TABLES]
    with path.open("wb") as file:
        write_parts(map(table_bytes, tables), KEY, "d", file)
    return here


def _others(table):
    missing = {n: t for n, t in VAULT_COLUMNS.items() if n not in table.columns}
    return {name: pl.lit(None, kind) for name, kind in missing.items()}


def pieces(content: bytes) -> list[bytes]:
    """The parts as they lie in the file, each with its head."""
    found, at = [], len(PARTS_MAGIC)
    while at < len(content):
        end = at + 9 + int.from_bytes(content[at + 1 : at + 9])
        found.append(content[at:end])
        at = end
    return found


def test_parts_open_one_behind_the_other(folder):
    values = [value for table in TABLES for value in table["value"]]
    assert read_delivery_vault(folder, "d", KEY)["value"].to_list() == values
    assert [t.height for t in delivery_tables(folder, "d", KEY)] == [3, 1, 4]


@pytest.mark.parametrize(
    "kept", [[0, 1], [0, 2], [1, 2], [1, 0, 2], [0], [0, 1, 1, 2], [2], []], ids=str
)
def test_a_part_that_is_missing_moved_or_doubled_opens_nothing(folder, kept):
    path = delivery_vault(folder, "d")
    parts = pieces(path.read_bytes())
    path.write_bytes(PARTS_MAGIC + b"".join(parts[number] for number in kept))
    with pytest.raises(Problem) as wrong:
        read_delivery_vault(folder, "d", KEY)
    assert wrong.value.code == "vault_locked"


def test_a_changed_byte_opens_nothing(folder):
    path = delivery_vault(folder, "d")
    content = path.read_bytes()
    for place in (20, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(Problem):
            read_delivery_vault(folder, "d", KEY)
