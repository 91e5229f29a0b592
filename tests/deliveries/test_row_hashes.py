"""A list's hash is that of its rows' hashes in order, however many are looked at together."""

from __future__ import annotations

from hashlib import blake2b

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.deliveries.storing import row_hashes
from pipelines.deliveries.storing.row_hashes import hash_of_rows, text_hash


@given(st.lists(st.integers(0, 40), max_size=60), st.sampled_from([1, 7, 1_000]))
def test_shares_hash_as_all_rows_do(numbers, at_once):
    hashes = [text_hash(str(number), 32) for number in numbers]
    expected = blake2b("\n".join(sorted(hashes)).encode(), digest_size=8).hexdigest()
    rows = pl.LazyFrame({"row_hash": hashes}, schema={"row_hash": pl.String})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_hashes, "_AT_ONCE", at_once)
        assert hash_of_rows(rows, len(hashes)) == expected
