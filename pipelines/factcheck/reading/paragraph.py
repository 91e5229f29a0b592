"""A paragraph of a document, or a table's cell with what its headings say of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """What is read of a paragraph.

    Attributes:
        text: its own words, as the document has them.
        lead: words that stand elsewhere and tell what it is of: a cell's headings, before it.
        tail: the unit that a cell's heading gives it.
    """

    text: str
    lead: str = ""
    tail: str = ""

    @property
    def told(self) -> str:
        """Its words with those that tell what it is of."""
        return f"{self.lead}{self.text}{self.tail}"

    def own_part(self, start: int, end: int) -> tuple[int, int] | None:
        """A place of the told words as a place of its own; null: it lies outside of them."""
        begins, ends = start - len(self.lead), end - len(self.lead)
        if begins < 0 or begins >= len(self.text):
            return None
        return begins, min(ends, len(self.text))
