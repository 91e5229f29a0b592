"""The page and the named styles of a Word document, for the newspaper and by GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

_RED, _GREY, _BLACK = RGBColor(0x9D, 0x1C, 0x20), RGBColor(0x50, 0x50, 0x50), RGBColor(0, 0, 0)
_SONG, _HEI, _KAI, _FANGSONG = "宋体", "黑体", "楷体", "仿宋"
_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
_RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class _Style:
    """A style: its font is the reader's; sizes and spaces in points, the indent in signs."""

    font: str
    size: float
    is_bold: bool = False
    colour: RGBColor = _BLACK
    align: WD_ALIGN_PARAGRAPH = _LEFT
    indent: int = 0
    before: float = 0
    after: float = 0
    pitch: float | None = None
    keeps_with_next: bool = False


_ANNEX = {
    "Chart title": _Style(_HEI, 11, True, before=10, after=4, keeps_with_next=True),
    "Picture": _Style(_SONG, 10, align=_CENTRE, after=6),
    "Caption": _Style(_SONG, 9, colour=_GREY, after=4),
    "Note": _Style(_SONG, 8, after=1),
    "Table text": _Style(_SONG, 9.5, before=2, after=2),
    "Table head": _Style(_HEI, 9.5, True, before=2, after=2),
}
_NEWSPAPER = _ANNEX | {
    "Normal": _Style(_SONG, 11, align=_JUSTIFY, indent=2, after=4, pitch=19),
    "Masthead": _Style(_HEI, 10, True, _RED, after=10),
    "Title": _Style(_HEI, 24, True, align=_CENTRE, after=6),
    "Subtitle": _Style(_KAI, 12, colour=_GREY, align=_CENTRE, after=10),
    "Lede": _Style(_KAI, 12, align=_JUSTIFY, indent=2, after=8, pitch=21),
    "Kicker": _Style(_HEI, 10, True, _RED, before=8, keeps_with_next=True),
    "Heading 1": _Style(_HEI, 14, True, after=4, keeps_with_next=True),
}
# 22 lines in 225 mm.
_PITCH = 28.99
_GONGWEN = _ANNEX | {
    "Normal": _Style(_FANGSONG, 16, align=_JUSTIFY, indent=2, pitch=_PITCH),
    "Title": _Style("方正小标宋简体", 22, align=_CENTRE, after=_PITCH, pitch=_PITCH * 1.2),
    "Heading 1": _Style(_HEI, 16, True, indent=2, pitch=_PITCH, keeps_with_next=True),
    "Heading 2": _Style(_KAI, 16, True, indent=2, pitch=_PITCH, keeps_with_next=True),
    "Signature": _Style(_FANGSONG, 16, align=_RIGHT, before=8, pitch=_PITCH),
}
_STYLES = {"newspaper": _NEWSPAPER, "gongwen": _GONGWEN}


def set_up(document: Any, edition: str, told: dict[str, Any]) -> None:
    """Page, styles, page numbers and properties; the edition is newspaper or gongwen."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    if edition == "newspaper":
        page.top_margin = page.bottom_margin = Mm(25)
    page.footer_distance = Mm(25) if edition == "gongwen" else Mm(12)
    for name, style in _STYLES[edition].items():
        _set(document, name, style)
    _number_pages(page, edition)
    document.core_properties.title = told["title"]
    document.core_properties.author = "Minsheng"
    document.core_properties.language = "zh-CN"


def _set(document: Any, name: str, wanted: _Style) -> None:
    known = {style.name for style in document.styles}
    add = document.styles.add_style
    style = document.styles[name] if name in known else add(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size = wanted.font, Pt(wanted.size)
    style.font.bold, style.font.italic = wanted.is_bold, False
    style.font.color.rgb = wanted.colour
    _name_fonts(style, wanted.font)
    told = style.paragraph_format
    told.alignment, told.keep_with_next = wanted.align, wanted.keeps_with_next
    told.space_before, told.space_after = Pt(wanted.before), Pt(wanted.after)
    told.first_line_indent = Pt(wanted.indent * wanted.size)
    told.line_spacing = Pt(wanted.pitch) if wanted.pitch else 1.15
    if wanted.pitch:
        told.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    _without_border(style)


def _name_fonts(style: Any, font: str) -> None:
    """The Latin font alone would leave Chinese to Word's default, and a theme's goes before all."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(key), font)


def _without_border(style: Any) -> None:
    """The default template draws a line below a title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _number_pages(page: Any, edition: str) -> None:
    """— 1 — at the foot."""
    paragraph = page.footer.paragraphs[0]
    paragraph.alignment = _RIGHT if edition == "gongwen" else _CENTRE
    paragraph.paragraph_format.first_line_indent = Pt(0)
    for kind, text in (("", "— "), ("begin", ""), ("code", "PAGE"), ("end", ""), ("", " —")):
        run = paragraph.add_run(text if not kind else "")
        run.font.size = Pt(14 if edition == "gongwen" else 9)
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
