"""Which sections an article has, in their order, and who tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.summary.content.article import Paragraph, Section
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Said, Sentence
from pipelines.summary.sections.disability import care_subsidy, disability_allowance
from pipelines.summary.sections.elders import elder_care, private_institutions
from pipelines.summary.sections.giving import donations, funerals
from pipelines.summary.sections.incubation import incubation, social_work, social_work_words
from pipelines.summary.sections.public_service import newcomers, outreach, outreach_words
from pipelines.summary.sections.reform import reform_words, village_reform
from pipelines.summary.sections.relief import medical_aid, relief

Teller = Callable[[FactBook], list[Said]]


@dataclass(frozen=True)
class _Part:
    """A section: its heading, or another where the first teller has nothing to tell."""

    kicker: str
    title: str
    otherwise: str
    tellers: tuple[Teller, ...]


_PARTS = (
    _Part(
        "改革攻坚",
        "推进村（居）管理体制和服务机制改革",
        "",
        (village_reform, reform_words),
    ),
    _Part(
        "创新管理",
        "培育社会组织参与社会管理",
        "壮大社会工作力量",
        (incubation, social_work, social_work_words),
    ),
    _Part(
        "保障民生",
        "完善公共服务体系使民有所依",
        "完善公共服务体系使民有所依",
        (elder_care, private_institutions, relief, medical_aid, newcomers, funerals),
    ),
    _Part(
        "民生实事",
        "落实残疾人生活津贴制度",
        "帮扶重度残疾人",
        (disability_allowance, care_subsidy),
    ),
    _Part(
        "服务大局",
        "统筹社会力量，服务大局发展",
        "汇聚社会力量扶贫济困",
        (outreach, donations, outreach_words),
    ),
)


def sections(book: FactBook) -> tuple[tuple[Section, ...], list[LeftOut]]:
    """The sections that have something to tell, and the sentences that could not be written."""
    found, left_out = [], []
    for part in _PARTS:
        told = [teller(book) for teller in part.tellers]
        left_out += [one for said in told for one in said if isinstance(one, LeftOut)]
        paragraphs = [written(said) for said in told]
        if any(isinstance(one, Sentence) for paragraph in paragraphs for one in paragraph):
            title = part.title if paragraphs[0] else part.otherwise
            found.append(Section(part.kicker, title, tuple(p for p in paragraphs if p)))
    return tuple(found), left_out


def written(said: list[Said]) -> Paragraph:
    """What is printed of it, and the places for the editor."""
    return tuple(one for one in said if not isinstance(one, LeftOut))
