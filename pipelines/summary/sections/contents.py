"""The sections of an article and the lines of its list, told as plan.yml says."""

from __future__ import annotations

from pipelines.summary.content.article import Paragraph, Section
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Said, Sentence, compose
from pipelines.summary.plan import plan
from pipelines.summary.sections.tellers import TELLERS


def sections(book: FactBook) -> tuple[tuple[Section, ...], list[LeftOut]]:
    """The sections that have something to tell, and the sentences that could not be written."""
    found, left_out = [], []
    for part in plan().sections:
        told = [TELLERS[teller](book) for teller in part.tellers]
        left_out += [one for said in told for one in said if isinstance(one, LeftOut)]
        paragraphs = [written(said) for said in told]
        if any(isinstance(one, Sentence) for paragraph in paragraphs for one in paragraph):
            title = part.title if paragraphs[0] else part.otherwise
            kept = tuple(paragraph for paragraph in paragraphs if paragraph)
            found.append(Section(part.kicker_in(book.year), title, kept))
    return tuple(found), left_out


def written(said: list[Said]) -> Paragraph:
    """What is printed of it, and the places for the editor."""
    return tuple(one for one in said if not isinstance(one, LeftOut))


def key_work_lines(key_work: int, headline: str, book: FactBook) -> list[Said]:
    """The sentences of a key work; of one that nobody tells the figure of its headline."""
    tellers = plan().work(key_work).tellers
    if tellers:
        return [one for teller in tellers for one in TELLERS[teller](book)]
    fact = book.some(headline)
    return [compose(f"{fact.name}{{fact}}。", fact=fact)]
