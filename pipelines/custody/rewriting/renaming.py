"""What is called what from now on: keys, hashes and ids, wherever they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

# A delivery's id, a key (also as a UUID), a list's hash, a finding's id; nothing else is looked up.
_TOKEN = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{16}-[0-9a-f]{6}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|[0-9a-f]{32}|[0-9a-f]{16}|[A-Z]\d{1,2}-[0-9a-f]{12})(?![0-9A-Za-z])"
)
# The beginning of a delivery's id, as people write it.
_BEGINNING = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8,16}(?:-[0-9a-f]{0,6})?(?![0-9A-Za-z])")
_UUID_LENGTH, _UUID_PARTS = 36, (8, 12, 16, 20)


@dataclass
class Renaming:
    """Old words and new ones.

    Attributes:
        words: old to new.
        deliveries: those of `words` that are ids of deliveries.
    """

    words: dict[str, str] = field(default_factory=dict)
    deliveries: dict[str, str] = field(default_factory=dict)

    def rename_delivery(self, old: str, new: str) -> None:
        """A delivery's id changes."""
        self.words[old] = self.deliveries[old] = new

    def text(self, text: str) -> str:
        """The text with every known word in it renamed."""
        return _TOKEN.sub(lambda found: self._of(found[0]), text)

    def typed(self, text: str) -> str:
        """As `text`, and beginnings of one delivery's id become its whole new id."""
        return _BEGINNING.sub(lambda found: self._whole(found[0]), self.text(text))

    def column(self, values: pl.Series) -> pl.Series:
        """A column of texts, renamed; other columns as they are."""
        if values.dtype != pl.String:
            return values
        distinct = values.drop_nulls().unique().to_list()
        changed = {old: new for old in distinct if (new := self.text(old)) != old}
        return values.replace(changed) if changed else values

    def frame(self, frame: pl.DataFrame, but: tuple[str, ...] = ()) -> pl.DataFrame:
        """A table whose texts are renamed, those of the columns `but` excepted."""
        return frame.with_columns(self.column(s) for s in frame if s.name not in but)

    def _of(self, word: str) -> str:
        if len(word) == _UUID_LENGTH:
            new = self.words.get(word.replace("-", ""))
            if new is None:
                return word
            starts = (0, *_UUID_PARTS)
            return "-".join(new[a:b] for a, b in zip(starts, (*_UUID_PARTS, None), strict=True))
        return self.words.get(word, word)

    def _whole(self, word: str) -> str:
        meant = [new for old, new in self.deliveries.items() if old.startswith(word)]
        return meant[0] if len(meant) == 1 else word
