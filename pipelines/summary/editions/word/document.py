"""A summary as .docx: the newspaper's article to edit, or an official document."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.shared import Mm

from pipelines.summary.editions.pieces import plain
from pipelines.summary.editions.word.parts import add_paragraph, add_pieces, add_table
from pipelines.summary.editions.word.pictures import svgs_as_pngs
from pipelines.summary.editions.word.styles import set_up

_TEXT_WIDTH = Mm(156)
_LIST_SHARES = (0.06, 0.29, 0.12, 0.53)
_RESTATEMENT_SHARES = (0.3, 0.15, 0.15, 0.4)


def word(told: dict[str, Any], edition: str) -> bytes:
    """The bytes of a document in the edition's styles, with charts as pictures."""
    document = docx.Document()
    set_up(document, edition, told)
    if edition == "gongwen":
        _add_official(document, told)
        document.add_page_break()
        add_paragraph(document, "Chart title", "附件")
    else:
        _add_newspaper(document, told)
    _add_annex(document, told)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_newspaper(document: Any, told: dict[str, Any]) -> None:
    masthead = f"民生　{told['area']}　{told['span']}总结　数字截至{told['as_of']}"
    add_paragraph(document, "Masthead", masthead)
    add_paragraph(document, "Title", told["title"])
    add_paragraph(document, "Subtitle", told["deck"])
    add_pieces(document, "Lede", told["lede"])
    for section in told["sections"]:
        add_paragraph(document, "Kicker", section["kicker"])
        add_paragraph(document, "Heading 1", section["title"])
        for paragraph in section["paragraphs"]:
            add_pieces(document, "Normal", paragraph)
    add_paragraph(document, "Heading 1", told["list_title"])
    rows = [
        (str(work["number"]), work["named"], work["status"], _told_in_table(work))
        for work in told["key_works"]
    ]
    add_table(document, ("", "重点工作", "状态", "进展"), rows, _LIST_SHARES)
    if told["list_note"]:
        add_paragraph(document, "Caption", told["list_note"])


def _told_in_table(work: dict[str, Any]) -> list[dict[str, Any]]:
    """Milestones, figures and reason as pieces of one cell."""
    return [*work["told"], *([plain(f"{work['reason']}。")] if work["reason"] else [])]


def _add_official(document: Any, told: dict[str, Any]) -> None:
    paper = told["official"]
    add_paragraph(document, "Title", paper["title"])
    add_pieces(document, "Normal", told["lede"])
    for part in paper["parts"]:
        add_paragraph(document, "Heading 1", part["title"])
        for work in part["works"]:
            add_paragraph(document, "Heading 2", work["title"])
            add_pieces(document, "Normal", work["pieces"])
        is_last = part is paper["parts"][-1]
        for paragraph in part["paragraphs"]:
            add_pieces(document, "Normal", paragraph, with_next=is_last)
    # Who signs does not stand alone on a page.
    *signers, day = paper["signed"]
    for pieces in signers:
        add_pieces(document, "Signature", pieces, with_next=True)
    add_pieces(document, "Signature", day)


def _add_annex(document: Any, told: dict[str, Any]) -> None:
    """Charts, restatements and notes, which both editions have at their end."""
    pictures = svgs_as_pngs([chart["drawing"] for chart in told["charts"]])
    for chart, picture in zip(told["charts"], pictures, strict=True):
        add_paragraph(document, "Chart title", chart["title"])
        document.add_picture(io.BytesIO(picture), width=_TEXT_WIDTH)
        document.inline_shapes[-1]._inline.docPr.set("descr", chart["alt"])
        document.paragraphs[-1].style = document.styles["Picture"]
    if told["restatements"]:
        add_paragraph(document, "Chart title", told["restatements_title"])
        add_paragraph(document, "Caption", told["restatements_note"])
        rows = told["restatements"]
        add_table(document, told["restatement_heads"], rows, _RESTATEMENT_SHARES)
    add_paragraph(document, "Chart title", told["notes_title"])
    add_paragraph(document, "Caption", told["how_to_read"])
    for place, note in enumerate(told["notes"], 1):
        add_paragraph(document, "Note", f"{place}. {note}")
    add_paragraph(document, "Note", f"数据版本 {told['build']}，截至 {told['as_of']}")
