"""What cannot be read is refused with one sentence, and nothing else happens."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal, read_file
from pipelines.language import say
from tests.intake.made_files import (
    HEADER,
    refusal,
    repack,
    row,
    write_csv,
    write_xls,
    write_xlsx,
)
from tests.intake.made_ods import write_ods

GRID = [HEADER, *[row()] * 30]
WORKBOOKS = [("xlsx", write_xlsx), ("xls", write_xls), ("ods", write_ods)]
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file_empty"),
        ("a.xlsx", b"\x00" * 2000, "file_empty"),
        ("a.pdf", b"%PDF-1.4", "unknown_ending"),
        ("a.xls", b"%PDF-1.4 ...", "not_a_table"),
        ("a.xlsx", PICTURE, "not_a_table"),
        ("a.xls", "<html><table><tr><td>姓名".encode(), "not_a_table"),
        ("a.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "not_a_table"),
        ("a.csv", b"Rar!\x1a\x07\x00", "not_a_table"),
        ("a.csv", b"\x81\xff\xfe\x00\x01 no text", "not_a_text"),
        ("a.csv", "姓名,金额\n".encode("utf-16-le"), "not_a_text"),
        ("a.csv", ",".join(HEADER).encode() + b"\n" + b'"a,b', "file_cut_off"),
        ("a.csv", ",".join(HEADER).encode() + b'\n"a"b,c\n', "quotes_wrong"),
        ("a.csv", b"hello\nworld\n", "unknown_form"),
    ],
)
def test_bytes_that_are_no_form(tmp_path, name, content, code):
    assert refusal(put(tmp_path / name, content)) == code


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
@pytest.mark.parametrize(
    ("kind", "write"), [("xlsx", write_xlsx), ("xls", write_xls), ("ods", write_ods)]
)
def test_a_workbook_cut_off_anywhere(tmp_path, kind, write, share):
    whole = write(tmp_path / f"whole.{kind}", GRID).read_bytes()
    cut = put(tmp_path / f"cut.{kind}", whole[: int(len(whole) * share)])
    assert refusal(cut) in {"file_cut_off", "file_damaged"}


def test_a_csv_cut_off_in_a_cell_or_in_a_character(tmp_path):
    for encoding in ("utf-8", "gb18030"):
        whole = write_csv(tmp_path / "whole.csv", GRID, encoding).read_bytes()
        line = whole.splitlines(keepends=True)[-1]
        start = len(whole) - len(line)
        assert refusal(put(tmp_path / "cut.csv", whole[: start + 40])) == "file_cut_off"
        assert refusal(put(tmp_path / "cut.csv", whole[: start + 1])) == "file_cut_off"


def test_a_flipped_byte_is_found(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", GRID)
    with zipfile.ZipFile(path) as book:
        start = book.getinfo("xl/worksheets/sheet1.xml").header_offset
    content = bytearray(path.read_bytes())
    content[start + 200] ^= 1
    assert refusal(put(path, bytes(content))) == "file_damaged"


def test_macros_external_links_doctypes_and_passwords(tmp_path):
    def made(name="a.xlsx"):
        return write_xlsx(tmp_path / name, GRID)

    assert refusal(repack(made(), extra={"xl/vbaProject.bin": b"x"})) == "holds_macros"
    link = {"xl/externalLinks/externalLink1.xml": b"<x/>"}
    assert refusal(repack(made(), extra=link)) == "links_elsewhere"
    doctype = b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    assert refusal(repack(made(), extra={"xl/theme/t.xml": doctype})) == "unsafe_workbook"
    manifest = {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    ods = write_ods(tmp_path / "a.ods", GRID)
    assert refusal(repack(ods, extra=manifest)) == "password_protected"


def test_word_documents_and_unknown_zips(tmp_path):
    for part, name in (("word/document.xml", "a.xlsx"), ("readme.txt", "b.ods")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(part, "x")
        assert refusal(tmp_path / name) == "not_a_table"


def test_pictures_without_cells_and_empty_workbooks(tmp_path):
    picture = put(tmp_path / "p.png", PICTURE)
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet().insert_image("A1", str(picture))
    book.close()
    assert refusal(tmp_path / "a.xlsx") == "only_pictures"
    assert refusal(write_xlsx(tmp_path / "b.xlsx", [])) == "workbook_empty"
    assert refusal(write_xls(tmp_path / "b.xls", [])) == "workbook_empty"


def test_two_forms_in_one_file_are_refused_by_their_names(tmp_path):
    visits = ["姓名", "身份证号", "服务日期", "服务项目", "服务时长", "服务员", "服务机构"]
    with pytest.raises(Refusal, match="several_forms") as refused:
        read_file(write_xlsx(tmp_path / "a.xlsx", {"a": GRID, "b": [visits]}), load_contracts())
    assert "居家养老服务记录" in say(refused.value.code, "zh", **refused.value.values)


def test_every_refusal_is_a_sentence_in_both_languages():
    codes = {"file_empty": {}, "not_a_table": {"kind": "PDF"}, "file_too_large": {"limit": 300}}
    for code, values in codes.items():
        assert say(code, "zh", **values).endswith("。")
        assert say(code, "en", **values).endswith(".")


def test_a_title_of_another_form_than_the_header_is_refused(tmp_path):
    other = [["三水区2013年5月低保、五保发放表"], HEADER, row()]
    assert refusal(write_csv(tmp_path / "a.csv", other)) == "title_of_other_form"
    own = [["2013年5月残疾人生活津贴发放表（另附低保、五保发放表）"], HEADER, row()]
    assert read_file(write_csv(tmp_path / "b.csv", own), load_contracts()).rows.height == 1


def test_a_page_of_a_return_workbook_without_its_mark_is_refused(tmp_path):
    page = [["编号", *HEADER, "镇街答复"], ["退0001", *row(), "已改正"]]
    assert refusal(write_csv(tmp_path / "a.csv", page)) == "return_mark_missing"
