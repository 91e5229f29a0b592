"""Pieces of a paragraph as templates print them: words, figures with a note, marked places."""

from __future__ import annotations

from typing import Any

from pipelines.summary.content.sentence import Mark


def without_marks(told: dict[str, Any]) -> dict[str, Any]:
    """The same for print: no places for the editor, nor paragraphs of them alone."""
    sections = [
        section
        | {
            "paragraphs": [
                pieces
                for paragraph in section["paragraphs"]
                if (pieces := [piece for piece in paragraph if not piece["is_mark"]])
            ]
        }
        for section in told["sections"]
    ]
    return told | {"sections": sections}


def plain(text: str) -> dict[str, Any]:
    """A piece of words without a note."""
    return {"text": text, "note": None, "is_mark": False}


def mark(words: str) -> dict[str, Any]:
    """A piece that is a place for the editor."""
    return {"text": Mark(words).text, "note": None, "is_mark": True}
