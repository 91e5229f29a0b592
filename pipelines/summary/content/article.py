"""The content of a summary, as every edition prints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.sentence import LeftOut, Mark, Sentence

Paragraph = tuple[Sentence | Mark, ...]
_Kind = TypeVar("_Kind", Sentence, Mark)
_DECEMBER = 12


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
        status: in the words of the list; empty where it had no target.
        reached: its milestones of the year, in their order of time, in words.
        told: its figures in sentences.
        reason: why it is not on plan; empty where it is, or where it must not be told.
    """

    number: int
    title: str
    rank: str
    status: str
    reached: tuple[str, ...]
    told: Paragraph
    reason: str = ""


@dataclass(frozen=True)
class Restatement:
    """A figure of a closed year that is counted differently now.

    Attributes:
        deliveries: what the deliverers did since, in words; empty: nothing, the counting changed.
        delivery_ids: the deliveries that came (+) or went (-), for programs and the editor.
    """

    indicator_id: str
    name: str
    period: str
    closed_words: str
    current_words: str
    deliveries: str
    delivery_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Article:
    """A summary of a year.

    Attributes:
        title, deck: headline and the line below it.
        place: the area's own name: 某区, 河东镇.
        lede: the first paragraph.
        list_title: the heading of the list of key works.
        list_note: what the list leaves out, in a sentence; empty for nothing.
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
    place: str
    lede: Paragraph
    sections: tuple[Section, ...]
    list_title: str
    list_note: str
    key_works: tuple[KeyWorkEntry, ...]
    exhibits: tuple[Exhibit, ...]
    restatements: tuple[Restatement, ...]
    left_out: tuple[LeftOut, ...]
    is_guarded: bool
    build_id: str

    @property
    def is_whole_year(self) -> bool:
        """Whether the year has ended."""
        return self.as_of_month.month == _DECEMBER

    @property
    def facts(self) -> list[Fact]:
        """Every fact that is printed, once, in the order of its first mention: the notes."""
        seen: dict[tuple[str, str, str], Fact] = {}
        for sentence in self._said(Sentence):
            for fact in sentence.facts:
                seen.setdefault((fact.indicator_id, fact.period, fact.area_code), fact)
        return list(seen.values())

    @property
    def marks(self) -> list[Mark]:
        """The places that the editor is to fill, in their order."""
        return list(self._said(Mark))

    @property
    def unverified(self) -> list[Fact]:
        """Standards that are printed and that the department has yet to confirm."""
        return [fact for fact in self.facts if not fact.is_verified]

    def _said(self, kind: type[_Kind]) -> Iterator[_Kind]:
        paragraphs = [self.lede]
        for section in self.sections:
            paragraphs += section.paragraphs
        paragraphs += [work.told for work in self.key_works]
        return (one for paragraph in paragraphs for one in paragraph if isinstance(one, kind))
