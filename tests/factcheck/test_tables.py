"""A table's figure is of what its row and its column say."""

from __future__ import annotations

import docx
import pytest

from pipelines.factcheck.reading.files.document import read_document
from pipelines.factcheck.tying.tie_figures import tie_figures

TITLE = "表1 残疾人生活津贴发放情况"
ROWS = [
    ["序号", "镇街", "2013年", "2013年"],
    ["序号", "镇街", "审批人数", "发放金额（万元）"],
    ["1", "甲镇", "1,554", "123.39"],
    ["2", "乙镇", "596", "41.4"],
]
MERGED = {(0, 0): (1, 0), (0, 1): (1, 1), (0, 2): (0, 3)}
TIES = {
    "1,554": ("kw04_people_approved", 1554, "人", "甲镇"),
    "123.39": ("kw04_allowance_spending", 1_233_900, "元", "甲镇"),
    "596": ("kw04_people_approved", 596, "人", "乙镇"),
    "41.4": ("kw04_allowance_spending", 414_000, "元", "乙镇"),
}


def in_word(path):
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for (row, column), (below, right) in MERGED.items():
        table.cell(below, right).text = ""
        merged = table.cell(row, column).merge(table.cell(below, right))
        merged.text = ROWS[row][column]
    document.save(str(path))


def in_html(path):
    head = (
        "<tr><th rowspan=2>序号<th rowspan=2>镇街<th colspan=2>2013年</tr>"
        "<tr><th>审批人数<th>发放金额<br>（万元）</tr>"
    )
    body = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}</tr>" for row in ROWS[2:])
    path.write_text(f"<table><caption>{TITLE}</caption>{head}{body}</table>", encoding="utf-8")


def in_markdown(path):
    lines = [f"| {' | '.join(row)} |" for row in ROWS[1:]]
    path.write_text(f"# {TITLE}\n\n{lines[0]}\n|-|-|-|-|\n" + "\n".join(lines[1:]))


def test_rows_of_indicators_under_columns_of_periods_are_read(tmp_path):
    rows = [
        "| 指标 | 上半年 | 2012年 | 同比（%） |",
        "|-|-|-|-|",
        "| 残疾人生活津贴发放金额（万元） | 123.39 | 41.4 | 8.5 |",
    ]
    (tmp_path / "a.md").write_text("\n".join(rows), encoding="utf-8")
    tied = [t for t in tie_figures(read_document(tmp_path / "a.md"), 2013) if t.indicator_id]
    found = [(t.grouped.figure.unit, t.grouped.figure.role, t.around.before) for t in tied]
    name = "残疾人生活津贴发放金额，"
    assert found == [
        ("元", "", f"{name}上半年"),
        ("元", "", f"{name}2012年"),
        ("比率", "difference", f"{name}同比增长"),
    ]


@pytest.mark.parametrize(
    ("name", "write"), [("a.docx", in_word), ("a.html", in_html), ("a.md", in_markdown)]
)
def test_a_cell_is_tied_by_its_row_and_its_column(tmp_path, name, write):
    write(tmp_path / name)
    paragraphs = read_document(tmp_path / name)
    tied = [t for t in tie_figures(paragraphs, 2013) if t.indicator_id]
    found = {
        t.shown.text: (t.indicator_id, t.grouped.figure.value, t.grouped.figure.unit) for t in tied
    }
    assert found == {text: known[:3] for text, known in TIES.items()}
    for t in tied:
        assert TIES[t.shown.text][3] in t.around.before
        text = paragraphs[t.shown.paragraph].text
        assert text[t.shown.start : t.shown.end] == t.shown.text
