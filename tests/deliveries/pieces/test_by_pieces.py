"""Each thing that one piece of a text must know of another."""

from __future__ import annotations

import pytest

from pipelines.deliveries.file_task import FileTask
from pipelines.intake.refusal import Refusal
from tests.deliveries.made_lists import (
    ALLOWANCE,
    CREMATION,
    allowance,
    cremation,
    id_number,
    name,
)
from tests.deliveries.pieces.both_ways import taken, text, the_same


def test_rows_of_several_months_become_a_delivery_each():
    rows = [allowance(n, f"2013-{5 + n % 3:02d}") for n in range(60)]
    told = the_same(text(ALLOWANCE, *rows).encode(), 700)
    assert [d["rows_accepted"] for d in told["receipt"]["deliveries"]] == [20, 20, 20]


def test_a_few_back_payments_stay_in_the_order_of_the_file():
    rows = [allowance(n, "2013-05" if n % 9 == 4 else "2013-06") for n in range(60)]
    told = the_same(text(ALLOWANCE, *rows).encode(), 700)
    (delivery,) = told["receipt"]["deliveries"]
    feed = "disability_allowance_payments"
    kept = told["raw"][f"raw/{feed}/{delivery['delivery_id']}.parquet"]
    assert [row["source_row"] for row in kept] == list(range(2, 62))


def test_who_stands_in_several_months_of_one_list_is_sealed_once():
    rows = [allowance(n % 7, "2013-05" if n % 9 == 4 else "2013-06") for n in range(60)]
    told = the_same(text(ALLOWANCE, *rows).encode(), 700)
    (values,) = told["vault"].values()
    assert len(values) == len(set(values))


def test_what_a_footer_says_of_the_year_is_known_to_the_first_row():
    rows = [allowance(n, "6月") for n in range(40)]
    told = the_same(text(ALLOWANCE, *rows, ["填报日期：2013年7月10日"]).encode(), 500)
    assert told["receipt"]["deliveries"][0]["period_start"] == "2013-06-01"


def test_a_wide_row_far_down_is_rejected_as_in_one_piece():
    rows = [allowance(n) for n in range(40)]
    told = the_same(text(ALLOWANCE, *rows, [*allowance(41), "", "多"]).encode(), 500)
    assert [entry["reason"] for entry in told["receipt"]["rejected"]] == ["too_many_cells"]


def test_a_total_far_below_its_records_agrees():
    rows = [allowance(n) for n in range(40)]
    last = ["合计", *[""] * 6, "4000", *[""] * 4]
    told = the_same(text(ALLOWANCE, *rows, last).encode(), 500)
    assert [total["agrees"] for total in told["receipt"]["totals"]] == [True]


def test_who_delivers_is_asked_of_all_rows():
    rows = [allowance(n, 镇街="") for n in range(20)]
    rows += [allowance(n, 镇街=("乐平镇", "西南街道")[n % 2]) for n in range(20)]
    the_same(text(ALLOWANCE, *rows).encode(), 500)
    the_same(text(ALLOWANCE, *rows[:20], allowance(50, 镇街="乐平镇")).encode(), 500)


@pytest.mark.parametrize("share", [0.5, 0.99])
def test_a_text_cut_anywhere_is_refused(share):
    whole = text(ALLOWANCE, *(allowance(n) for n in range(60))).encode()
    cut = whole[: int(len(whole) * share)]
    assert the_same(cut.rstrip(b"\n"), 500)["refused"] == "file_cut_off"


def test_other_forms_are_the_same_by_pieces():
    deaths = text(CREMATION, *(cremation(n, f"2013-{1 + n % 3:02d}-12") for n in range(50)))
    assert len(the_same(deaths.encode(), 300)["receipt"]["deliveries"]) == 3


HOUSEHOLD = ["镇街", "村居", "姓名", "身份证号", "家庭编号", "保障类别", "保障人口数", "发放月份"]
HOUSEHOLD += ["发放金额", "发放日期", "发放状态", "家庭成员姓名1", "家庭成员身份证号1"]


def household(order: int, month: str, member: int | None) -> list:
    """A household's payment; `member` is the order of its one other member."""
    row = ["西南街道", "云秀社区", name(order), id_number(order), f"H{order}", "农村低保", 2, month]
    beside = [name(member), id_number(member)] if member is not None else ["", ""]
    return [*row, 300, "2013-07-10", "成功", *beside]


@pytest.mark.parametrize("every", [0, 1, 7, 30])
def test_members_are_content_wherever_in_the_file_they_stand(every):
    rows = [
        household(n, f"2013-0{5 + n % 2}", n + 50 if every and n % every == every - 1 else None)
        for n in range(40)
    ]
    the_same(text(HOUSEHOLD, *rows).encode(), 500)


def test_a_blank_sheet_a_nil_return_and_a_header_alone_are_the_same():
    for rows in ([], [["本月无"]], [allowance(1, 残疾等级="错")]):
        the_same(text(["2013年6月残疾人生活津贴发放表"], ALLOWANCE, *rows).encode(), 200)
    for content in (b" \n" * 400, b"\xff" * 50, b"%PDF-1.4", b"hello,world\n" * 90, b"a\x00\n"):
        the_same(content, 100)


def test_personal_values_lie_nowhere_in_the_raw_store_while_a_text_is_staged(tmp_path, monkeypatch):
    rows = [allowance(n, f"2013-0{5 + n % 2}") for n in range(60)]
    file = tmp_path / "a.csv"
    file.write_bytes(text(ALLOWANCE, *rows).encode())
    seen = []

    def look(*_):
        seen.extend(p.read_bytes() for p in (tmp_path / "raw").rglob("*") if p.is_file())
        raise Refusal("file_changed")

    monkeypatch.setattr(FileTask, "refuse_changed", look)
    taken(tmp_path, file, (), 0, 700)
    assert len(seen) > 10
    assert not [c for c in seen for n in range(60) if id_number(n).encode() in c]
    assert not list((tmp_path / "raw").glob(".*"))
