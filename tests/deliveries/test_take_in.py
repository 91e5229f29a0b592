"""Files go in once, wherever they lie and however often; each row lies where it belongs."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from itertools import permutations

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import raw_schema
from pipelines.problem import Problem
from tests.deliveries.made_lists import (
    ALLOWANCE,
    CREMATION,
    DONATION,
    STEPS,
    allowance,
    cremation,
    donation,
    june,
    step,
    write_list,
)


def test_a_list_becomes_a_delivery_with_a_receipt(office):
    june(office.inbox / "西南街道")
    (receipt,) = office.take().receipts
    assert receipt["path"] == "西南街道/june.csv"
    assert receipt["counts"] == {
        "rows_read": 12, "accepted": 12, "rejected": 0, "totals": 0, "notes": 0,
    }  # fmt: skip
    (line,) = office.register.values()
    assert (line["deliverer_code"], line["section"]) == ("440607001000", None)
    assert (line["period_start"], line["period_end"]) == (date(2013, 6, 1), date(2013, 6, 1))
    assert (line["rows_accepted"], line["amount_sum"]) == (12, Decimal("1200.00"))
    rows = office.rows("disability_allowance_payments")
    assert rows.columns == list(raw_schema(load_contracts()["disability_allowance_payments"]))
    assert rows["village_code"].unique().to_list() == ["440607001001"]


def test_a_second_run_changes_nothing(office):
    june(office.inbox / "西南街道")
    write_list(office.inbox / "殡仪馆" / "6.csv", CREMATION, [cremation(1)], "2013年6月")
    first = office.take()
    before = office.written()
    again = office.take()
    assert office.written() == before
    assert len(again.known_ids) == 2
    assert again.receipts == first.receipts


def test_any_order_of_arrival_gives_the_same_figures(new_office, tmp_path):
    lists = [
        write_list(tmp_path / "in" / "a.csv", DONATION, [donation(n) for n in range(20)]),
        write_list(tmp_path / "in" / "b.csv", DONATION, [donation(n) for n in range(45)]),
        write_list(
            tmp_path / "in" / "c.csv", DONATION, [donation(n) for n in range(20)], "另一个标题"
        ),
        write_list(tmp_path / "in" / "d.csv", DONATION, [donation(n) for n in range(50, 60)]),
    ]
    found = []
    for place, order in enumerate(permutations(lists)):
        office = new_office(f"data{place}")
        for path in order:
            office.take(path)
        found.append(office.states)
    assert found[0] == {
        "a.csv": ("superseded", "b.csv", "c"),
        "b.csv": ("in_force", None, None),
        "c.csv": ("reissue", "a.csv", "b"),
        "d.csv": ("in_force", None, None),
    }
    assert all(states == found[0] for states in found)


def test_a_correction_of_the_month_takes_its_place_and_shows_the_rows(office):
    folder = office.inbox / "西南街道"
    june(folder)
    rows = [allowance(order) for order in range(1, 13)]
    rows[4] = allowance(5, 发放金额=150)
    write_list(folder / "june2.csv", ALLOWANCE, rows, "2013年6月残疾人生活津贴发放表（更正）")
    office.take()
    assert office.states["june.csv"] == ("superseded", "june2.csv", "a")
    (replaced,) = office.receipt("june2.csv")["deliveries"][0]["supersedes"]
    (change,) = replaced["changed"]
    assert change["columns"] == ["amount"]
    assert change["values"] == {"amount": ["100.00", "150.00"]}
    assert (change["old"]["row"], change["new"]["row"]) == (8, 7)
    assert [part["rows"] for part in replaced["removed"]] == ["3"]
    assert [part["rows"] for part in replaced["added"]] == ["14"]


def test_the_same_rows_under_another_title_are_one_content(office, tmp_path):
    rows = [step(n) for n in range(8)]
    for name, title in (("a.csv", "2013年6月底村居改革进度"), ("b.csv", "2013年6月 改革情况")):
        write_list(office.inbox / "西南街道" / name, STEPS, [*rows, [""] * 4], title)
    office.take()
    assert office.states["b.csv"] == ("reissue", "a.csv", "b")
    contents = {office.receipt(n)["deliveries"][0]["content_id"] for n in ("a.csv", "b.csv")}
    assert len(contents) == 1


def test_a_refused_file_leaves_the_others_alone(office):
    june(office.inbox / "西南街道")
    (office.inbox / "西南街道" / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    result = office.take()
    assert [r["path"] for r in result.refused] == ["西南街道/坏.xlsx"]
    assert len(office.register) == 1
    assert [r["reason"] for r in office.take().refused] == [result.refused[0]["reason"]]


def test_thousands_of_unknown_columns_are_a_few_doubts(office):
    header = [*DONATION, *(f"附{n}" for n in range(3000))]
    write_list(office.inbox / "民政" / "a.csv", header, [[*donation(1), *["无"] * 3000]])
    office.take()
    assert 1 <= len(office.receipt("a.csv")["warnings"]) <= 21


def test_unfinished_files_links_and_readmes_are_no_deliveries(office, tmp_path):
    folder = office.inbox / "西南街道"
    june(folder)
    for name in ("~$june.xlsx", ".june.csv", "june.csv.part", "x.tmp"):
        (folder / name).write_text("x")
    (folder / "README.md").write_text("x")
    outside = june(tmp_path / "elsewhere", "outside.csv")
    os.symlink(outside, folder / "link.csv")
    os.symlink(folder / "june.csv", folder / "inner.csv")
    result = office.take()
    assert [r["path"].split("/")[1] for r in result.receipts] == [
        "inner.csv", "june.csv", "link.csv",
    ]  # fmt: skip
    assert [r["reason"] for r in result.refused] == ["link_leads_out"]
    assert result.passed_by == ["西南街道/README.md"]


def test_a_file_that_the_watch_says_is_growing_waits_for_the_next_run(office):
    growing = june(office.inbox / "西南街道")
    first = office.take(leave=frozenset({growing}))
    assert (first.receipts, first.waiting) == ([], ["西南街道/june.csv"])
    assert len(office.take().receipts) == 1


def test_a_lost_raw_file_is_written_again(office):
    june(office.inbox / "西南街道")
    office.take()
    before = office.written()
    lost = next(p for p in before if p.startswith("raw/disability_allowance_payments"))
    (office.settings.data / lost).unlink()
    office.take()
    assert office.written()[lost] == before[lost]


def test_a_path_that_is_not_there_is_wrong_usage(office, tmp_path):
    with pytest.raises(Problem) as wrong:
        office.take(tmp_path / "nothing.csv")
    assert (wrong.value.code, wrong.value.exit_status) == ("path_missing", 2)


def test_every_row_of_the_register_is_typed_as_promised(office):
    june(office.inbox / "西南街道")
    office.take(reported_on=date(2013, 7, 3))
    table = pl.read_parquet(office.settings.folder.deliveries)
    assert table.schema["amount_sum"] == pl.Decimal(18, 2)
    assert table["reported_on"].to_list() == [date(2013, 7, 3)]
    assert json.dumps(office.receipt("june.csv"))
