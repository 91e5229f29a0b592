"""All the words of a .docx that a reader sees are read, and none that he does not."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipelines.factcheck.annotate import annotate
from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.files.document import read_document
from pipelines.factcheck.tying.name_periods import Kind

AGENCIES = "kw02_social_work_agencies"
WAREHOUSE = Warehouse(
    values={(AGENCIES, "2013", "d"): 5},
    kinds={AGENCIES: Kind("state", False)},
    names={},
    units={AGENCIES: "家"},
    towns={},
    district="d",
)
CHANGED = (
    "<w:p {ns}><w:r><w:t>社工机构</w:t></w:r>"
    '<w:del w:id="1" w:author="a"><w:r><w:delText>4</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="a"><w:r><w:t>6</w:t></w:r></w:ins>'
    "<w:r><w:t>家</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9家</w:t></w:r></w:p>"
)
BOX = (
    "<w:p {ns} xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:pict><v:shape><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>社工机构5家</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)
CONTROL = (
    "<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>社工机构8家</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def write(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("社工机构有5家。")
    body = document.element.body
    for xml in (CHANGED, BOX, CONTROL):
        body.insert(len(body) - 1, parse_xml(xml.replace("{ns}", nsdecls("w"))))
    document.sections[0].header.paragraphs[0].text = "社工机构7家"
    document.save(str(path))
    return path


def test_changes_boxes_controls_and_headers_are_read(tmp_path):
    told = [p.text for p in read_document(write(tmp_path / "a.docx")) if p.text]
    assert told == ["社工机构有5家。", "社工机构6家", "社工机构5家", "社工机构8家", "社工机构7家"]


def test_every_figure_has_its_comment_also_where_word_knows_none(tmp_path):
    source = write(tmp_path / "a.docx")
    verdicts = check_text(read_document(source), 2013, WAREHOUSE)
    annotate(source, tmp_path / "told.docx", verdicts, lambda verdict: verdict.status)
    comments = [c.text for c in docx.Document(str(tmp_path / "told.docx")).comments]
    assert comments == ["agrees", "differs", "“5家”：agrees", "differs", "“7家”：differs"]
    assert read_document(tmp_path / "told.docx") == read_document(source)
