"""Every row that was read is accepted, rejected, a total or a note, and the sample agrees."""

from __future__ import annotations

from collections import Counter

COUNTS = ("rows_read", "accepted", "rejected", "totals", "notes")


def test_the_four_counts_add_up_for_every_file(first_district):
    receipts = first_district.receipts
    assert receipts
    for receipt in receipts:
        counts = receipt["counts"]
        parts = (counts[name] for name in COUNTS[1:])
        assert counts["rows_read"] == sum(parts), receipt["path"]


def test_every_file_is_counted_as_the_generator_wrote_it(first_district):
    receipts = {receipt["path"]: receipt for receipt in first_district.receipts}
    for file in first_district.answers["files"]:
        receipt = receipts[file["path"]]
        assert receipt["feed"] == file["feed"], file["path"]
        counted = {name: receipt["counts"][name] for name in COUNTS}
        assert counted == {name: file[name] for name in COUNTS}, file["path"]


def test_exactly_the_rows_that_must_be_rejected_are(first_district):
    receipts = {receipt["path"]: receipt for receipt in first_district.receipts}
    for file in first_district.answers["files"]:
        receipt = receipts[file["path"]]
        expected = Counter(
            (row["sheet"], row["row"], row["column"], row["reason"])
            for row in file["rejected_rows"]
        )
        found = Counter(
            (row["sheet"], row["row"], row["column"], row["reason"]) for row in receipt["rejected"]
        )
        assert found == expected, file["path"]


def test_what_is_in_force_is_what_the_generator_counts(first_district):
    rows = first_district.query(
        "select feed, sum(rows_accepted), sum(amount_sum_yuan) from fct_deliveries"
        " where is_in_force group by feed"
    )
    found = {feed: (int(count), amount) for feed, count, amount in rows}
    for feed, truth in first_district.answers["feeds"].items():
        assert found[feed][0] == truth["rows_in_force"], feed
        if truth["amount_in_force"] is not None:
            assert found[feed][1] == truth["amount_in_force"], feed
