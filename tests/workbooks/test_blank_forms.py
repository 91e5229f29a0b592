"""A blank form of each feed goes in filled, without a warning; its example never counts."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from pipelines.contracts import load_contracts
from pipelines.contracts.form_row import form_headers
from pipelines.workbooks.blank_form import write_blank_form
from tests.workbooks.made_forms import FIRST_ROW, fill_form, save

FEEDS = sorted(load_contracts())
ROWS = 7


@pytest.fixture
def blank(tmp_path):
    def made(feed):
        path = tmp_path / f"{feed}.xlsx"
        write_blank_form(load_contracts()[feed], path)
        return path

    return made


@pytest.mark.parametrize("feed", FEEDS)
def test_a_filled_form_goes_in_without_a_warning(feed, blank, office):
    fill_form(blank(feed), office.inbox / "西南街道" / "表.xlsx", load_contracts()[feed], ROWS)
    (receipt,) = office.take().receipts
    assert (receipt["status"], receipt["feed"]) == ("taken", feed)
    counts = receipt["counts"]
    assert (counts["accepted"], counts["rejected"], counts["totals"]) == (ROWS, 0, 0)
    assert receipt["warnings"] == []
    assert {d["period_start"][:4] for d in receipt["deliveries"]} <= {"2013", "2012"}
    if feed == "subsistence_payments":
        members = office.rows("subsistence_members")
        assert members.height == 6 * ROWS


def test_the_command_writes_it_and_the_command_takes_it(run, tmp_path):
    data = tmp_path / "data"
    form = tmp_path / "表.xlsx"
    done = run("template", "低保、五保发放表", "--out", str(form), data=data)
    assert done.returncode == 0, done.stderr
    contract = load_contracts()["subsistence_payments"]
    filled = fill_form(form, tmp_path / "西南街道" / "6月.xlsx", contract, ROWS)
    done = run("intake", str(filled.parent), "--json", data=data)
    (receipt,) = json.loads(done.stdout)["files"]
    assert (receipt["counts"]["accepted"], receipt["warnings"]) == (ROWS, [])
    assert run("template", "nothing", "--out", str(form), data=data).returncode == 2
    assert run("template", "donations", "--out", "x.csv", data=data).returncode == 2


def test_an_empty_form_is_refused_and_one_that_says_nil_is_zero(blank, office):
    path = blank("disability_allowance_payments")
    save(load_workbook(path), office.inbox / "西南街道" / "空.xlsx")
    book = load_workbook(path)
    book.worksheets[0]["D2"], book.worksheets[0].cell(FIRST_ROW, 1).value = "2013-06", "本月无"
    save(book, office.inbox / "西南街道" / "无.xlsx")
    told = {receipt["path"][-6:-5]: receipt for receipt in office.take().receipts}
    assert told["空"]["reason"] == "no_rows"
    (nil,) = told["无"]["deliveries"]
    assert (nil["is_nil"], nil["period_start"]) == (True, "2013-06-01")
    assert told["无"]["warnings"] == []


def test_what_is_written_over_the_example_is_doubted(blank, office):
    contract = load_contracts()["donations"]
    path = fill_form(blank("donations"), office.inbox / "西南街道" / "表.xlsx", contract, 2)
    book = load_workbook(path)
    donor = [header.column.name for header in form_headers(contract)].index("donor") + 2
    book.worksheets[0].cell(FIRST_ROW - 1, donor).value = "某某商行"
    save(book, path)
    (receipt,) = office.take().receipts
    assert receipt["counts"]["accepted"] == 2
    assert [(w["code"], w["row"]) for w in receipt["warnings"]] == [("example_changed", 4)]


def test_the_example_is_known_in_the_middle_of_a_list_and_without_its_number(blank, office):
    contract = load_contracts()["donations"]
    path = fill_form(blank("donations"), office.inbox / "西南街道" / "表.xlsx", contract, 3)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for cell in sheet[FIRST_ROW - 1]:
        sheet.cell(FIRST_ROW + 3, cell.column).value = cell.value
    save(book, path)
    (receipt,) = office.take().receipts
    assert (receipt["counts"]["accepted"], receipt["warnings"]) == (3, [])


@pytest.mark.parametrize("feed", FEEDS)
def test_a_form_keeps_numbers_as_text_and_offers_what_is_allowed(feed, blank):
    sheet = load_workbook(blank(feed)).worksheets[0]
    assert sheet.freeze_panes == "A4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    # Neighbouring columns of one format stand together.
    formats = [d for d in sheet.column_dimensions.values() if d.number_format == "@"]
    texts = {place for d in formats for place in range(d.min, d.max + 1)}
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        for cell in validation.sqref.ranges:
            offered[cell.min_col] = validation.formula1.strip('"').split(",")
    for place, header in enumerate(form_headers(load_contracts()[feed]), 2):
        assert sheet.cell(3, place).value == header.title
        if header.column.kind in {"id", "certificate", "personal", "month"}:
            assert place in texts, header.title
        if header.column.allowed:
            assert offered[place] == list(header.column.allowed)
