"""Texts of every kind give the same paragraphs, and a .docx takes comments."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from pipelines.factcheck.annotate import annotate
from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.document import read_document
from pipelines.factcheck.tying.resolve_period import Kind
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
    assert [p for p in paragraphs if p] == [TITLE, BODY, CELL]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF", "factcheck_kind"),
        ("a.docx", b"no zip", "factcheck_damaged"),
        ("a.txt", b"\xff\xff\xff", "factcheck_damaged"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Problem, match=code):
        read_document(tmp_path / name)


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
