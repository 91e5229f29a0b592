"""Rows in common are counted share by share as all at once."""

from __future__ import annotations

from random import Random

import polars as pl

from pipelines.deliveries.storing.row_hashes import text_hash
from pipelines.deliveries.supersession import overlaps
from pipelines.deliveries.supersession.overlaps import count_overlaps


def test_shares_of_the_hashes_add_up_to_all_of_them(monkeypatch):
    random = Random(4)
    rows = [(random.choice("abcd"), text_hash(str(random.randrange(60)), 32)) for _ in range(400)]
    hashes = pl.LazyFrame(rows, schema=["delivery_id", "row_hash"], orient="row")
    by_hand = {}
    for one, other in [(a, b) for a in "abcd" for b in "abcd" if a < b]:
        own, theirs = ([h for d, h in rows if d == name] for name in (one, other))
        by_hand[one, other] = sum(min(own.count(h), theirs.count(h)) for h in set(own))
    assert count_overlaps(hashes, 400) == by_hand
    for at_once in (1, 50, 399):
        monkeypatch.setattr(overlaps, "_ROWS_AT_ONCE", at_once)
        assert count_overlaps(hashes, 400) == by_hand
