"""The same files give the same figures, run again, in another order, or after a withdrawal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.deliveries.real_lists import DONATIONS, ORDERS, ROWS, YUAN, list_of, where_they_are
from tests.district.made_district import District

ASKED = "select count(*), sum(received_yuan) from fct_donations"


def stored(data: Path) -> dict[str, bytes]:
    folders = ("raw", "receipts")
    paths = [p for f in folders for p in (data / f).rglob("*") if p.is_file()]
    return {str(path.relative_to(data)): path.read_bytes() for path in paths}


def test_a_second_run_of_the_same_inbox_changes_nothing(first_district):
    before = stored(first_district.data)
    first_district.run("intake")
    assert stored(first_district.data) == before


@pytest.fixture(scope="module")
def donations(tmp_path_factory, begin_data) -> District:
    """The real lists, taken in one by one and built; in other orders a build sees the same."""
    district = District(begin_data(tmp_path_factory.mktemp("donations") / "data"))
    for number in ORDERS[1]:
        district.run("intake", str(list_of(number)))
    district.run("intake", str(DONATIONS))
    district.run("build")
    return district


@where_they_are
def test_the_real_donation_lists_give_their_true_sums(donations):
    assert donations.query(ASKED) == [[str(ROWS), YUAN]]
    files = {d["delivery_id"]: r["file_name"] for r in donations.receipts for d in r["deliveries"]}
    assert len(files) == 6
    replaced = donations.query(
        "select delivery_id, state, superseded_by, supersession_rule from fct_deliveries"
        " where not is_in_force"
    )
    assert sorted(
        [files[one], state, files[other], rule] for one, state, other, rule in replaced
    ) == [
        ["donate01.xls", "superseded", "donate02.xls", "c"],
        ["donate04.xls", "reissue", "donate03.xls", "b"],
    ]


@where_they_are
def test_a_withdrawn_list_gives_its_place_back(donations, tmp_path):
    shutil.copytree(donations.data, tmp_path / "data")
    district = District(tmp_path / "data")
    second = next(r for r in district.receipts if r["path"].endswith("donate02.xls"))
    district.run("withdraw", second["deliveries"][0]["delivery_id"], "--why", "测试")
    district.run("build")
    # Less donate02's 1,633, plus donate01's 60 that it had replaced.
    assert district.query(ASKED)[0][0] == str(ROWS - 1_633 + 60)


def test_a_broken_file_is_refused_and_the_good_ones_go_on(first_district, tmp_path):
    data = tmp_path / "data"
    good = next(f for f in first_district.answers["files"] if f["feed"] == "village_reform")
    folder = data / "inbox" / Path(good["path"]).parent
    folder.mkdir(parents=True)
    shutil.copy(first_district.inbox / good["path"], folder)
    (folder / "坏文件.xlsx").write_bytes(b"PK\x03\x04 cut off")
    printed = District(data).run("intake", status=3)
    assert "坏文件.xlsx" in printed
    assert "Traceback" not in printed
    assert any(r["path"] == good["path"] and r["feed"] for r in District(data).receipts)
