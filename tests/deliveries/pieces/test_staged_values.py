"""Of the values of several sealed parts each is told once, in the first that tells it."""

from __future__ import annotations

from itertools import count

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.deliveries.pieces import staged_values
from pipelines.deliveries.pieces.staged_values import StagedValues
from pipelines.identity.vault import VAULT_COLUMNS, open_table

KEY = bytes(range(32))
# part, key, name_key, value: a remark is no key's value.
VALUES = [("key", key, beside, text) for key in "ab" for beside in (None, "n") for text in "xy"]
REMARK = ("free_text", None, None, "x")
PARTS = st.lists(st.lists(st.sampled_from(VALUES), unique=True, max_size=8), max_size=5)


def table(values: list[tuple]) -> pl.DataFrame:
    rows = [(part, "", 1, "id_no", key, beside, text) for part, key, beside, text in values]
    return pl.DataFrame(rows, schema=VAULT_COLUMNS, orient="row")


def opened(path) -> list[tuple]:
    return open_table(path.read_bytes(), KEY, path.name).drop(
        "source_sheet", "source_row", "column_name"
    ).rows()  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return (tmp_path_factory.mktemp("staged") for _ in count())


@settings(max_examples=60)
@given(parts=PARTS, at_once=st.sampled_from([1, 3, 100]))
def test_each_value_stays_in_the_first_part_that_tells_it(folders, parts, at_once):
    folder = next(folders)
    staged = StagedValues(folder, KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staged_values, "_MARKS_AT_ONCE", at_once)
        paths = [staged.add(str(n), table([*part, REMARK])) for n, part in enumerate(parts)]
        found = [opened(path) for path in staged.once(paths)]
    told: set[tuple] = set()
    for part, rows in zip(parts, found, strict=True):
        assert rows == [*(value for value in part if value not in told), REMARK]
        told |= set(part)


def test_nothing_lies_open_and_nothing_is_sealed_of_nothing(tmp_path):
    staged = StagedValues(tmp_path, KEY)
    assert staged.add("0", table([])) is None
    staged.add("1", table([("key", "a", None, "secret" * 9)]))
    for path in tmp_path.iterdir():
        assert path.read_bytes().startswith(b"MSV1")
        assert b"secret" not in path.read_bytes()
