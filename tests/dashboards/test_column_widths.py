"""A column whose few words are long is not fitted to the many rows without any."""

from __future__ import annotations

import polars as pl
import pytest

from dashboards.parts.exhibit import _width


@pytest.mark.parametrize(
    ("values", "width"),
    [
        ([None, None, None, "2013-07-10 09:00，李，报错了"], 22 * 14),
        (["在册", "在册", "在册", "重发（只计一次）"], None),
        ([None] * 9 + ["长" * 300], 380),
        (["很长很长很长很长的一句", "另一句也有这样的长度啊"], None),
        ([], None),
    ],
)
def test_few_long_words_get_room(values: list[str | None], width: int | None) -> None:
    assert _width(pl.Series(values, dtype=pl.String)) == width


def test_numbers_are_left_to_the_grid() -> None:
    assert _width(pl.Series([1, 2])) is None
