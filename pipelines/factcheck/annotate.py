"""A copy of a .docx with a comment at each figure that does not agree or cannot be measured."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.reading.files.word.story import open_word, read_runs

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
    document, passages = open_word(source)
    body = [run for p in passages if p.takes_comments for run in read_runs(p.element) if run.text]
    for verdict in verdicts:
        if verdict.indicator_id is None:
            continue
        figure, passage = verdict.figure, passages[verdict.figure.paragraph]
        said = words(verdict)
        runs = _runs_between(passage.element, figure.start, figure.end)
        if not passage.takes_comments:
            # Word knows no comments in headers, footers, notes and text boxes.
            runs, said = body[:1], f"“{figure.text}”：{said}"
        if runs:
            document.add_comment(runs, said, author=_AUTHOR, initials="民")
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        document.save(str(aside))
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def _runs_between(element: Any, start: int, end: int) -> list[Any]:
    """The runs that hold exactly the characters from start to end; runs are split to fit."""
    _split_at(element, start)
    _split_at(element, end)
    found, place = [], 0
    for run in read_runs(element):
        if start <= place and place + len(run.text) <= end and run.text:
            found.append(run)
        place += len(run.text)
    return found


def _split_at(element: Any, place: int) -> None:
    begins = 0
    for run in read_runs(element):
        inside = place - begins
        if 0 < inside < len(run.text):
            text = run.text
            second = copy.deepcopy(run._r)
            run._r.addnext(second)
            run.text = text[:inside]
            type(run)(second, run._parent).text = text[inside:]
            return
        begins += len(run.text)
