"""A damaged file is found and named, and comes back as the doctor says."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from pipelines.custody.take_originals_out import take_originals_out
from pipelines.doctor.examine_raw import examine_raw
from pipelines.problem import Problem
from tests.deliveries.conftest import Office
from tests.doctor.diagnosis import flip, healthy, office, raw_file, told

__all__ = ["healthy", "office"]


def test_a_corrupt_raw_file_is_found_named_and_rebuilt_from_the_original(healthy):
    path = raw_file(healthy)
    whole = path.read_bytes()
    # A changed cell that still reads: no format would notice.
    table = pl.read_parquet(path)
    flip(path)
    found = told(healthy)["doctor_raw_damaged_in_inbox"]
    assert str(path) in found
    assert "捐赠.csv" in found
    healthy.take()
    assert path.read_bytes() == whole
    assert pl.read_parquet(path).equals(table)
    assert told(healthy) == {}


def test_every_changed_byte_of_a_raw_file_is_found(healthy):
    path = raw_file(healthy)
    whole = path.read_bytes()
    mark = whole.index(b"minsheng_sha256")
    for place in range(0, len(whole), 7):
        # The hash's own name may change: it says nothing of the rows.
        if place in range(mark, mark + 17):
            continue
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert any(r.code == "doctor_raw_damaged_in_inbox" for r in examine_raw(healthy.settings))


def test_a_lost_raw_file_whose_original_is_sealed_comes_back_from_the_vault(healthy):
    settings = healthy.settings.model_copy(update={"originals": "sealed"})
    Office(settings).take()
    path = raw_file(healthy)
    whole = path.read_bytes()
    path.unlink()
    assert "originals --out" in told(healthy)["doctor_raw_missing_in_vault"]
    take_originals_out(settings, healthy.inbox, None, "甲")
    healthy.take()
    assert path.read_bytes() == whole
    assert told(healthy) == {}


@pytest.mark.parametrize("which", [0, 1])
def test_a_torn_register_and_a_torn_receipt_are_written_anew(healthy, which):
    folder = healthy.settings.folder
    arrivals = {key: row["arrival"] for key, row in healthy.register.items()}
    os.truncate(folder.deliveries, 300)
    os.truncate(sorted(folder.receipts.glob("*.json"))[which], 20)
    found = told(healthy)
    assert {"doctor_register_damaged", "receipt_damaged"} <= found.keys()
    healthy.take()
    assert told(healthy) == {}
    assert {key: row["arrival"] for key, row in healthy.register.items()} == arrivals


def test_a_torn_receipt_alone_keeps_its_place_in_the_order(healthy):
    folder = healthy.settings.folder
    before = pl.read_parquet(folder.deliveries).rows()
    for receipt in folder.receipts.glob("*.json"):
        os.truncate(receipt, 20)
    healthy.take()
    assert pl.read_parquet(folder.deliveries).rows() == before


def test_a_torn_receipt_of_a_file_that_is_gone_stops_the_intake(healthy):
    folder = healthy.settings.folder
    receipt = next(folder.receipts.glob("*.json"))
    (healthy.inbox / json.loads(receipt.read_bytes())["path"]).unlink()
    os.truncate(receipt, 20)
    with pytest.raises(Problem, match="receipt_damaged"):
        healthy.take()


def _vaults(office: Office) -> Iterator[Path]:
    yield from (office.settings.folder.vault / "deliveries").glob("*.sealed")


def test_an_unreadable_vault_is_told_file_by_file(healthy):
    path = next(_vaults(healthy))
    flip(path)
    found = told(healthy)["doctor_vault_unreadable"]
    assert str(path) in found
    # What the sentence says last.
    path.unlink()
    healthy.take()
    assert told(healthy) == {}


def test_the_history_of_checks_is_looked_at(healthy):
    folder = healthy.settings.folder
    os.truncate(next(folder.quality.glob("*.parquet")), 90)
    assert "doctor_history_damaged" in told(healthy)
