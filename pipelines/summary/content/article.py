"""The content of a summary, as every edition prints it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.sentence import LeftOut, Sentence

Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Section:
    """A part of the article: a word above, a heading, its paragraphs."""

    kicker: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class KeyWorkEntry:
    """A key work in the list at the end: what it is, how it stands, what was reached.

    Attributes:
        rank: the class it belongs to, such as 2013年民生十件实事; empty for none.
        reached: its milestones, in their order of time.
        told: its figures in sentences.
    """

    number: int
    title: str
    rank: str
    status: str
    reached: tuple[str, ...]
    told: Paragraph


@dataclass(frozen=True)
class Restatement:
    """A figure of a closed year that is counted differently now.

    Attributes:
        deliveries: what came (+) or went (-) since the year was closed; empty: nothing did.
    """

    name: str
    period: str
    closed_words: str
    current_words: str
    deliveries: str


@dataclass(frozen=True)
class Article:
    """A summary of a year.

    Attributes:
        title, deck: headline and the line below it.
        lede: the first paragraph.
        exhibits: charts and tables to print.
        restatements: figures of a closed year that are counted differently now.
        left_out: sentences that could not be written, for the editor.
        is_guarded: whether its counts of people are rounded, as below the district.
        build_id: the build that every figure is of.
    """

    title: str
    deck: str
    year: int
    as_of_month: date
    area_name: str
    lede: Paragraph
    sections: tuple[Section, ...]
    key_works: tuple[KeyWorkEntry, ...]
    exhibits: tuple[Exhibit, ...]
    restatements: tuple[Restatement, ...]
    left_out: tuple[LeftOut, ...]
    is_guarded: bool
    build_id: str

    @property
    def facts(self) -> list[Fact]:
        """Every fact that is printed, once, in the order of its first mention: the notes."""
        paragraphs = [self.lede]
        for section in self.sections:
            paragraphs += section.paragraphs
        paragraphs += [work.told for work in self.key_works]
        seen: dict[tuple[str, str, str], Fact] = {}
        for paragraph in paragraphs:
            for sentence in paragraph:
                for fact in sentence.facts:
                    seen.setdefault((fact.indicator_id, fact.period, fact.area_code), fact)
        return list(seen.values())
