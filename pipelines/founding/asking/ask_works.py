"""Questions about the key works, and what the summary tells of them."""

from __future__ import annotations

from typing import Any

from pipelines.founding.asking import answers
from pipelines.founding.asking.ask_lists import plain_number
from pipelines.founding.asking.dialogue import Dialogue, chosen
from pipelines.founding.catalogue import Catalogue
from pipelines.language import name_of, say
from pipelines.problem import Problem

_KICKER = "民生"


def ask_works(
    dialogue: Dialogue, catalogue: Catalogue, told: dict[str, Any]
) -> list[dict[str, Any]]:
    """The key works in their order, each with indicators that the chosen feeds can count."""
    countable = _countable(catalogue, set(told["feeds"]))
    works: list[dict[str, Any]] = []

    def another(answer: str) -> str:
        if not answer and not works:
            raise Problem("init_ask.no_work_yet")
        return answer

    while countable:
        title = dialogue.ask("init_ask.work", another, number=len(works) + 1)
        if not title:
            break
        works.append(_work(dialogue, title, told["name"]["zh"][-1], countable))
    return works


def _work(dialogue: Dialogue, title: str, kind: str, countable: dict[str, str]) -> dict[str, Any]:
    """One key work; the indicators that it takes are no longer to be had."""
    english = dialogue.ask("init_ask.work_english", answers.text, title)
    work: dict[str, Any] = {
        "title": {"zh": title, "en": english},
        "lead": dialogue.ask("init_ask.lead", answers.text, f"{kind}民政局"),
    }
    if rank := dialogue.ask("init_ask.rank", answers.maybe):
        work["class"] = rank
    indicators: list[str] = []
    while not indicators:
        indicators = dialogue.choose("init_ask.indicators", countable, "1")
    first, last = dialogue.ask("init_ask.years", answers.years)
    work |= {key: year for key, year in (("from_year", first), ("until_year", last)) if year}
    work["indicators"] = indicators

    def within(answer: str) -> dict[int, int | float]:
        found = answers.targets(answer)
        for year in found:
            if not (first or year) <= year <= (last or year):
                raise Problem("init_ask.outside", year=year)
        return {year: plain_number(value) for year, value in found.items()}

    aimed = dialogue.ask("init_ask.targets", within, label=countable[indicators[0]])
    if aimed:
        work["targets"] = aimed
    for name in indicators:
        del countable[name]
    return work


def _countable(catalogue: Catalogue, feeds: set[str]) -> dict[str, str]:
    """Indicators whose every feed is delivered, with name and unit.

    Standards count nothing, and one that is compared with a month of the default district's year
    is that district's own.
    """
    needed: dict[str, set[str]] = {}
    for row in catalogue.rows("indicator_feeds"):
        needed.setdefault(row["indicator_id"], set()).add(row["feed"])
    return {
        row["indicator_id"]: f"{name_of(row)}（{row['unit']}）"
        for row in catalogue.rows("indicators")
        if needed.get(row["indicator_id"])
        and needed[row["indicator_id"]] <= feeds
        and not row["base_month"]
    }


def ask_sections(dialogue: Dialogue, told: dict[str, Any]) -> list[dict[str, Any]]:
    """The sections of the summary: one of all works, or each with its own."""
    relief = {"tellers": ["relief"]} if "subsistence_payments" in told["feeds"] else {}
    works = {str(n): work["title"]["zh"] for n, work in enumerate(told["key_works"], start=1)}
    title = f"{told['name']['zh']}重点工作"
    if dialogue.ask("init_ask.one_section", answers.yes, say("init_ask.yes")):
        return [{"kicker": _KICKER, "title": title, "works": [*map(int, works)]} | relief]
    sections: list[dict[str, Any]] = []
    left = dict(works)

    def some(answer: str) -> list[str]:
        found = chosen(answer, list(works))
        for number in found:
            if number not in left:
                raise Problem("init_ask.twice", value=works[number])
        if not found:
            raise Problem("init_ask.empty")
        return found

    while left:
        title = dialogue.ask("init_ask.section", answers.text, number=len(sections) + 1)
        kicker = dialogue.ask("init_ask.kicker", answers.text, _KICKER)
        for number, label in left.items():
            dialogue.tell(f"  {number:>2}  {label}")
        taken = dialogue.ask("init_ask.section_works", some, ",".join(left))
        sections.append({"kicker": kicker, "title": title, "works": [int(one) for one in taken]})
        left = {number: label for number, label in left.items() if number not in taken}
    sections[0] |= relief
    return sections
