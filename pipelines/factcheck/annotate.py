"""A copy of a .docx with a comment at each figure that does not agree or cannot be measured."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.reading.document import open_paragraphs, read_runs

_AUTHOR = "民生 Minsheng"


def annotate(
    source: Path, target: Path, verdicts: list[Verdict], words: Callable[[Verdict], str]
) -> None:
    """Write the copy; the source stays as it is.

    Args:
        source: the .docx that was checked.
        target: where the copy goes, whole or not at all.
        verdicts: of that document.
        words: what a comment says of a figure.
    """
    document, paragraphs = open_paragraphs(source)
    for verdict in verdicts:
        if verdict.indicator_id is None:
            continue
        figure = verdict.figure
        runs = _runs_between(paragraphs[figure.paragraph], figure.start, figure.end)
        if runs:
            document.add_comment(runs, words(verdict), author=_AUTHOR, initials="民")
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        document.save(str(aside))
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def _runs_between(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that hold exactly the characters from start to end; runs are split to fit."""
    _split_at(paragraph, start)
    _split_at(paragraph, end)
    found, place = [], 0
    for run in read_runs(paragraph):
        if start <= place and place + len(run.text) <= end and run.text:
            found.append(run)
        place += len(run.text)
    return found


def _split_at(paragraph: Any, place: int) -> None:
    begins = 0
    for run in read_runs(paragraph):
        inside = place - begins
        if 0 < inside < len(run.text):
            text = run.text
            second = copy.deepcopy(run._r)
            run._r.addnext(second)
            run.text = text[:inside]
            type(run)(second, run._parent).text = text[inside:]
            return
        begins += len(run.text)
