"""How many figures of texts are tied and judged rightly: `python -m tests.factcheck.ties F.yml …`.

With a built district (MINSHENG_DATA) the periods, places and verdicts are counted too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from pipelines.build.current import open_current
from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse, read_warehouse
from pipelines.factcheck.tying.tie_figures import tie_figures
from pipelines.problem import Problem
from pipelines.settings import get_settings

YEAR = 2013


@dataclass(frozen=True)
class Ties:
    """Figures tied to what they speak of, to something else, and not at all; then verdicts.

    A verdict is false where a right figure is called 不一致, and lenient where a wrong one is not.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    other_period_or_place: int = 0
    false_doubts: int = 0
    lenient: int = 0

    def __add__(self, other: Ties) -> Ties:
        return Ties(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Ties)))


@dataclass(frozen=True)
class Expected:
    """What a figure speaks of; period, town and status are null where a case does not say."""

    indicator_id: str
    period: str | None = None
    town: str | None = None
    status: str | None = None


def tied_figures(paragraphs: list[str], year: int) -> list[tuple[str, str | None]]:
    """The figures of a text as written, each with the indicator it is tied to."""
    return [(tied.grouped.figure.text, tied.indicator_id) for tied in tie_figures(paragraphs, year)]


def expected_ties(case: dict[str, Any]) -> dict[str, Expected]:
    """A case's figures that speak of something, by how they are written."""
    return {text: _expected(words) for text, words in case["ties"].items() if words}


def count_ties(cases: list[dict[str, Any]], year: int) -> Ties:
    """Right, wrong and missed ties of texts whose ties are known."""
    total = Ties()
    for case in cases:
        expected = expected_ties(case)
        tied = tied_figures(case["text"].split("\n"), year)
        found = {known(expected, text) or text: name for text, name in tied if name}
        total += _compared(found, expected)
    return total


def count_verdicts(cases: list[dict[str, Any]], warehouse: Warehouse) -> Ties:
    """The ties, and what is said of each figure, of texts about the sample district."""
    total = Ties()
    for case in cases:
        expected = expected_ties(case)
        verdicts = check_text(case["text"].split("\n"), YEAR, warehouse)
        found = {
            known(expected, v.figure.text) or v.figure.text: v for v in verdicts if v.indicator_id
        }
        total += _compared({text: v.indicator_id for text, v in found.items()}, expected)
        for text, verdict in found.items():
            total += _judged(verdict, expected.get(text), warehouse)
    return total


def _expected(words: str) -> Expected:
    name, *rest = words.split()
    if not rest:
        return Expected(name)
    return Expected(name, rest[0], rest[1] if len(rest) > 2 else None, rest[-1])


def known(expected: dict[str, Expected], text: str) -> str | None:
    """The case's word for a figure: the same, or the shorter one that it begins with."""
    if text in expected:
        return text
    return next((word for word in expected if text.startswith(word)), None)


def _compared(found: dict[str, str], expected: dict[str, Expected]) -> Ties:
    return Ties(
        right=sum(found.get(text) == known.indicator_id for text, known in expected.items()),
        wrong=sum(
            text not in expected or expected[text].indicator_id != name
            for text, name in found.items()
        ),
        missed=sum(text not in found for text in expected),
    )


def _judged(verdict: Verdict, expected: Expected | None, warehouse: Warehouse) -> Ties:
    if expected is None or expected.indicator_id != verdict.indicator_id:
        return Ties(false_doubts=verdict.status == "differs")
    period = verdict.period
    if verdict.compared_with:
        period = f"{period}~{verdict.compared_with}"
    place = warehouse.towns[expected.town] if expected.town else warehouse.district
    # Where nothing is counted for a place, no period is named.
    is_other = expected.period not in {period, "-"} or verdict.area_code != place
    return Ties(
        other_period_or_place=is_other,
        false_doubts=verdict.status == "differs" and expected.status != "differs",
        lenient=verdict.status != "differs" and expected.status == "differs",
    )


def main() -> None:
    """Print the counts of each file of cases."""
    try:
        with open_current(get_settings().folder) as connection:
            warehouse = read_warehouse(connection, YEAR)
    except Problem:
        warehouse = None
    for name in sys.argv[1:]:
        cases = yaml.safe_load(Path(name).read_text(encoding="utf-8"))
        is_judged = warehouse is not None and any(
            e.status for c in cases for e in expected_ties(c).values()
        )
        ties = count_verdicts(cases, warehouse) if is_judged else count_ties(cases, YEAR)
        shown = fields(Ties) if is_judged else fields(Ties)[:3]
        counts = ", ".join(f"{getattr(ties, f.name)} {f.name.replace('_', ' ')}" for f in shown)
        print(f"{name}: {len(cases)} texts, {counts}")


if __name__ == "__main__":
    main()
