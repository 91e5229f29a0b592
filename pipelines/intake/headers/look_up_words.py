"""Look a header's words up: which column of which contract each of them names."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.intake.headers.header_words import (
    SERIAL_WORDS,
    FormWords,
    header_words,
    split_number,
)

Rows = Sequence[Sequence[str | None]]
Hits = dict[str, dict[str, tuple[int, int]]]
Numbered = dict[str, dict[tuple[str, int], int]]


def header_texts(rows: Rows) -> dict[int, tuple[str, ...]]:
    """Column → its header's texts from the top; a group's title reaches right over its children."""
    if len(rows) == 1:
        return {index: (cell,) for index, cell in enumerate(rows[0]) if cell}
    texts, group = {}, None
    for index, (parent, child) in enumerate(zip(*rows, strict=True)):
        group = parent or (group if child else None)
        parts = (parent, child) if parent else (group, child)
        if parent or child:
            texts[index] = tuple(part for part in parts if part)
    return texts


def look_up(
    texts: dict[int, tuple[str, ...]], words: FormWords
) -> tuple[Hits, Numbered, list[int]]:
    """What the headers name, by feed.

    Returns:
        Feed → column → (rank, frame column): a title beats an alias, the left beats the right.
        Feed → (numbered column, number) → frame column. The frame columns of serial numbers.
    """
    hits: Hits = {}
    numbered: Numbered = {}
    serial = []
    for index, parts in texts.items():
        candidates = list(header_words("".join(parts)))
        for part in reversed(parts if len(parts) > 1 else ()):
            candidates += header_words(part)
        if SERIAL_WORDS.intersection(candidates):
            serial.append(index)
            continue
        for feed, (column, rank, number) in _answers(candidates, words).items():
            if rank is None:
                limit = words.contracts[feed].column(column).repeats
                _place_numbered(numbered.setdefault(feed, {}), column, number, index, limit)
            else:
                place = hits.setdefault(feed, {})
                place[column] = min(place.get(column, (rank, index)), (rank, index))
    return hits, numbered, serial


def _answers(candidates: list[str], words: FormWords) -> dict[str, tuple]:
    """Feed → (column, rank or None for a numbered column, number) of the fullest known word."""
    answers: dict[str, tuple] = {}
    for word in candidates:
        for feed, (column, rank) in words.columns.get(word, {}).items():
            answers.setdefault(feed, (column, rank, None))
        base, number = split_number(word)
        for feed, column in words.numbered.get(base, {}).items():
            answers.setdefault(feed, (column, None, number))
    return answers


def _place_numbered(
    places: dict[tuple[str, int], int], column: str, number: int | None, index: int, limit: int
) -> None:
    """A header without its number takes the next one: two-row headers leave it out."""
    if number is None:
        number = 1 + sum(name == column for name, _ in places)
    if number <= limit:
        places.setdefault((column, number), index)
