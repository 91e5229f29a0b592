"""Odd tables: every total row is counted, doubled headers and huge cells harm nobody else."""

from __future__ import annotations

import pytest

from tests.intake.made_files import codes, read, refusal, write_csv, write_xlsx

HEADER = ["捐赠单位/个人", "到账日期", "到账金额"]
GIFT = ["甲", "2013-06-30", 5]


@pytest.mark.parametrize("figure", [None, "若干", "1e400"])
def test_a_total_row_without_a_figure_is_among_the_totals(tmp_path, figure):
    grid = [HEADER, GIFT, ["小计", None, figure], GIFT, ["合计", None, 10]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["totals"] == result.totals["source_row"].n_unique() == 2
    assert result.totals["agrees"].to_list() == [None, True]
    assert "total_disagrees" not in codes(result)


def test_two_tables_side_by_side_are_refused(tmp_path):
    grid = [[*HEADER, None, *HEADER], [*GIFT, None, *GIFT]]
    assert refusal(write_xlsx(tmp_path / "list.xlsx", grid)) == "tables_side_by_side"


def test_a_header_may_stand_thrice(tmp_path):
    header = ["捐赠单位/个人 (C)", "捐赠单位/个人", "捐赠单位/个人", *HEADER[1:]]
    grid = [header, ["甲", None, None, "2013-06-30", 5], ["乙", None, None, "不详", 5]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert (result.counts["accepted"], result.counts["rejected"]) == (1, 1)


@pytest.mark.parametrize("column", HEADER[1:])
def test_a_cell_of_thousands_of_digits_costs_its_row_alone(tmp_path, column):
    broken = [
        ("9" * 5000 if name == column else cell) for name, cell in zip(HEADER, GIFT, strict=True)
    ]
    result = read(write_csv(tmp_path / "list.csv", [HEADER, GIFT, broken]))
    assert (result.counts["accepted"], result.counts["rejected"]) == (1, 1)
