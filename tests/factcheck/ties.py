"""How many figures of texts are tied rightly: `python -m tests.factcheck.ties FILE.yml …`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipelines.factcheck.check_text import tie_figures


@dataclass(frozen=True)
class Ties:
    """Figures tied to what they speak of, to something else, and not at all."""

    right: int
    wrong: int
    missed: int


def tied_figures(paragraphs: list[str], year: int) -> list[tuple[str, str | None]]:
    """The figures of a text as written, each with the indicator it is tied to."""
    return [(tied.grouped.figure.text, tied.indicator_id) for tied in tie_figures(paragraphs, year)]


def count_ties(cases: list[dict[str, Any]], year: int) -> Ties:
    """Right, wrong and missed ties of texts whose ties are known."""
    right = wrong = missed = 0
    for case in cases:
        found = {text: name for text, name in tied_figures(case["text"].split("\n"), year) if name}
        expected = {text: name for text, name in case["ties"].items() if name}
        right += sum(found.get(text) == name for text, name in expected.items())
        wrong += sum(expected.get(text) != name for text, name in found.items())
        missed += sum(text not in found for text in expected)
    return Ties(right, wrong, missed)


def main() -> None:
    """Print the counts of each file of cases."""
    for name in sys.argv[1:]:
        cases = yaml.safe_load(Path(name).read_text(encoding="utf-8"))
        ties = count_ties(cases, 2013)
        print(f"{name}: {ties.right} right, {ties.wrong} wrong, {ties.missed} missed")


if __name__ == "__main__":
    main()
