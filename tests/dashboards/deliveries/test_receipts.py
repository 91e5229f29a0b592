"""Receipts and coverage in words: what is true now, in the reader's own language."""

from __future__ import annotations

from contextvars import copy_context
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from dashboards.deliveries.coverage import by_feed
from dashboards.deliveries.receipts import receipt_names, stand_as_now
from dashboards.parts.exhibit import _width
from pipelines.language import speak


def test_receipts_tell_what_is_true_now_and_files_by_name_rows_and_sum() -> None:
    facts = {"period_end": date(2013, 6, 1), "period_start": date(2013, 6, 1), "feed": "donations"}
    facts |= {"deliverer_name": "乙镇", "rows_accepted": 5, "amount_yuan": Decimal("1234.50")}
    frame = pl.DataFrame(
        [
            {**facts, "delivery_id": "c-nil", "file_id": "c-nil", "state": "in_force"},
            {**facts, "delivery_id": "d", "file_id": "g", "state": "in_force"},
            {**facts, "delivery_id": "a", "file_id": "f", "state": "in_force"},
            {**facts, "delivery_id": "b", "file_id": "f", "state": "in_force"},
        ]
    )
    said = "2013-07-10 09:00，李，报错了"
    known = {"delivery_id": "a", "file_name": "捐赠.xlsx", "state": "withdrawn", "said": said}
    now = pl.DataFrame([known, {**known, "delivery_id": "b"}])
    joined = stand_as_now(frame, now)
    assert joined["state"].to_list() == ["withdrawn", "withdrawn", "in_force", "in_force"]
    assert joined["said"].to_list() == [said, said, None, None]
    names = receipt_names(joined)
    assert set(names) == {"f", "g"}
    for word in ("捐赠.xlsx", "10 行", "2,469.00 元", "已撤回"):
        assert word in names["f"]


def test_a_late_delivery_is_counted_in_the_readers_own_language() -> None:
    counted = {"expected_count": 2, "came_count": 2, "late_count": 1, "missing_count": 0}
    frame = pl.DataFrame([{"feed": "donations", "month": date(2013, 6, 1), **counted}])

    def cells() -> list[str]:
        speak("en")
        return by_feed(frame).frame["cell"].to_list()

    assert copy_context().run(cells) == ["2/2 L1"]


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
