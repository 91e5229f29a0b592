"""A summary as .docx: named styles, fonts that the reader's machine has, notes at the end."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pipelines.summary.editions.as_picture import svg_as_png
from pipelines.summary.editions.as_text import restatement_words

_RED = RGBColor(0x9D, 0x1C, 0x20)
_TEXT_WIDTH = Mm(156)
# Style → (font, size in points, bold); GB/T 9704-2012 names fonts, the reader's machine has them.
_NEWSPAPER = {
    "Normal": ("宋体", 11, False),
    "Title": ("黑体", 24, True),
    "Heading 1": ("黑体", 14, True),
}
_GONGWEN = {
    "Normal": ("仿宋", 16, False),
    "Title": ("小标宋", 22, True),
    "Heading 1": ("黑体", 16, False),
}
_STYLES = {"newspaper": _NEWSPAPER, "gongwen": _GONGWEN}
_NOTE_POINTS = 8


def word(told: dict[str, Any], edition: str) -> bytes:
    """The bytes of a document in the edition's styles, with charts as pictures."""
    document = docx.Document()
    _set_up(document, edition)
    document.add_paragraph(told["title"], style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(told["deck"]).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_prose(document, told["lede"])
    for section in told["sections"]:
        heading = document.add_paragraph(style="Heading 1")
        heading.add_run(f"{section['kicker']}　").font.color.rgb = _RED
        heading.add_run(section["title"])
        for paragraph in section["paragraphs"]:
            _add_prose(document, paragraph)
    for chart in told["charts"]:
        document.add_paragraph(chart["title"], style="Heading 1")
        document.add_picture(io.BytesIO(svg_as_png(chart["svg"])), width=_TEXT_WIDTH)
        _describe(document, chart["alt"])
    _add_key_works(document, told)
    if told["restatements"]:
        document.add_paragraph(told["restatements_title"], style="Heading 1")
        document.add_paragraph(told["restatements_note"])
        for one in told["restatements"]:
            document.add_paragraph(restatement_words(one))
    _add_notes(document, told)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, edition: str) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    for name, (font, points, is_bold) in _STYLES[edition].items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = font, Pt(points), is_bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        # The Latin font alone would leave Chinese to Word's default.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.core_properties.title = "年度总结"
    document.core_properties.author = "Minsheng"


def _add_prose(document: Any, pieces: list[dict[str, Any]]) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * _points(document))
    for piece in pieces:
        paragraph.add_run(piece["text"])
        if piece["note"]:
            paragraph.add_run(str(piece["note"])).font.superscript = True


def _points(document: Any) -> float:
    return document.styles["Normal"].font.size.pt


def _describe(document: Any, alt: str) -> None:
    properties = document.inline_shapes[-1]._inline.docPr
    properties.set("descr", alt)


def _add_key_works(document: Any, told: dict[str, Any]) -> None:
    document.add_paragraph(told["list_title"], style="Heading 1")
    for entry in told["key_works"]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{entry['number']}  {entry['title']}").bold = True
        rank = f"{entry['rank']}，" if entry["rank"] else ""
        paragraph.add_run(f"（{rank}{entry['status']}）")
        if entry["reached"]:
            document.add_paragraph(f"{entry['reached']}。")
        _add_prose(document, entry["told"])


def _add_notes(document: Any, told: dict[str, Any]) -> None:
    document.add_paragraph(told["notes_title"], style="Heading 1")
    document.add_paragraph(told["how_to_read"])
    for place, note in enumerate(told["notes"], 1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(f"{place}. {note}").font.size = Pt(_NOTE_POINTS)
    document.add_paragraph(f"数据版本 {told['build']}，截至 {told['as_of']}")
