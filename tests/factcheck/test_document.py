"""Texts of every kind give the same paragraphs, and a .docx takes comments."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from pipelines.factcheck.annotate import annotate
from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.files.document import read_document
from pipelines.factcheck.tying.name_periods import Kind
from pipelines.problem import Problem

TITLE, BODY, CELL = "年度总结", "全区社工机构由去年的2家变成5家。", "到账捐款3万元"


def write(path: Path) -> Path:
    match path.suffix:
        case ".txt":
            path.write_bytes(f"{TITLE}\n{BODY}\n{CELL}\n".encode("gb18030"))
        case ".md":
            path.write_text(f"# {TITLE}\n**{BODY}**\n- {CELL}\n", encoding="utf-8")
        case ".html":
            page = (
                f"<h1>{TITLE}</h1><script>9家</script><p>{BODY[:5]}<b>{BODY[5:]}</b></p><td>{CELL}"
            )
            path.write_text(page, encoding="utf-8")
        case ".docx":
            document = docx.Document()
            document.add_paragraph(TITLE)
            paragraph = document.add_paragraph(BODY[:7])
            paragraph.add_run(BODY[7:]).bold = True
            document.add_table(1, 1).cell(0, 0).text = CELL
            document.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx"])
def test_a_text_of_every_kind_gives_its_paragraphs(tmp_path, kind):
    paragraphs = read_document(write(tmp_path / f"text.{kind}"))
    assert [p.text for p in paragraphs if p.text] == [TITLE, BODY, CELL]


def zipped(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF", "factcheck_kind"),
        ("a.docx", b"", "factcheck_damaged"),
        ("a.docx", b"no zip", "factcheck_damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "factcheck_password"),
        ("a.docx", zipped("word/document.xml", bytes(30_000_000)), "factcheck_too_large"),
        ("a.docx", zipped("word/document.xml", b"<a/>"), "factcheck_damaged"),
        ("a.txt", b"\xff\xff\xff", "factcheck_damaged"),
        ("a.txt", bytes(range(1, 128)) * 9, "factcheck_damaged"),
        ("a.txt", b"", "factcheck_empty"),
        ("a.txt", b" \n\n", "factcheck_empty"),
        ("a.html", b"<script>1</script>", "factcheck_empty"),
        ("a.txt", b"1" * 30_000, "factcheck_long_paragraph"),
        ("a.md", "一二三四五。\n".encode() * 100_000, "factcheck_too_long"),
        ("a.html", b"<div>" * 5_000 + "<p>9家</p>".encode(), "factcheck_too_large"),
        ("a.html", b"<table>" + b"<tr><td colspan=900>1" * 200, "factcheck_too_large"),
        ("a.docx", zipped("word/document.xml", b"<w:p/>" * 40_000), "factcheck_too_large"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Problem, match=code):
        read_document(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.html", "<table><tr><td>100<br>200<td><s>5家</s>6家</table>", ["100\n200", "6家"]),
        (
            "a.html",
            "<table><tr><td>1<del>2</del><td style='display:none'>3<td>4</table>",
            ["1", "4"],
        ),
        ("a.html", "<p>5家<span style='visibility: hidden'>6家</span></p>", ["5家"]),
        ("a.html", "<div>" * 300 + "<p>5家</p>" + "</div>" * 300 + "<p>6家</p>", ["5家", "6家"]),
        ("a.md", "~~300~~400元", ["400元"]),
    ],
)
def test_what_is_struck_out_or_hidden_is_not_read(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [p.text for p in read_document(tmp_path / name) if p.text] == told


def test_a_merged_cell_of_millions_of_columns_is_told(tmp_path):
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell._tc.get_or_add_tcPr().get_or_add_gridSpan().val = 20_000_000
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(Problem, match="factcheck_too_large"):
        read_document(tmp_path / "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_the_encodings_that_offices_use(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("三水区𠮷".encode(encoding))
    assert [p.text for p in read_document(tmp_path / "a.txt")] == ["三水区𠮷"]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(Problem, match="factcheck_no_file"):
        read_document(tmp_path / "none.txt")


def test_a_comment_stands_at_the_figure_and_the_words_stay(tmp_path):
    source = write(tmp_path / "text.docx")
    agencies = "kw02_social_work_agencies"
    warehouse = Warehouse(
        values={(agencies, "2012", "d"): 2, (agencies, "2013", "d"): 6},
        kinds={agencies: Kind("state", False), "kw09_received": Kind("flow", True)},
        names={},
        units={agencies: "家"},
        towns={},
        district="d",
    )
    verdicts = check_text(read_document(source), 2013, warehouse)
    annotate(source, tmp_path / "told.docx", verdicts, lambda verdict: verdict.status)
    told = docx.Document(str(tmp_path / "told.docx"))
    assert [comment.text for comment in told.comments] == ["agrees", "differs", "unmeasured"]
    assert read_document(tmp_path / "told.docx") == read_document(source)
