"""The rows of people who are forgotten: they stay for what was paid, and are nobody's."""

from __future__ import annotations

import dataclasses
import secrets
from dataclasses import dataclass, field

import polars as pl

from pipelines.contracts import Contract
from pipelines.custody.forgetting.find_rows import FoundRows, own_keys
from pipelines.custody.rewriting.content import Content
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.identity.plain_values import WHERE

_KEY_BYTES = 16
_CODE_BYTES = 4


@dataclass(frozen=True)
class Forgetting:
    """Changes deliveries so that nothing leads to the people any more.

    Their rows keep what was done and paid, on which day and in which town, under random keys, the
    same for one person wherever they stand. Birth months become years; villages, household numbers
    and words that a form does not require go. The vault loses their values, and every text of
    their rows or with their number.

    Attributes:
        found: where they stand.
        renaming: learns the random keys that stand for keys of theirs alone.
    """

    found: FoundRows
    renaming: Renaming
    _shared: dict[str, str] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    def change(self, content: Content) -> Content:
        """The delivery without them."""
        rows, members = (
            None if frame is None else self._anonymous(frame, content.contract)
            for frame in (content.rows, content.members)
        )
        return dataclasses.replace(content, rows=rows, members=members, plain=self._plain(content))

    def change_loose(self, table: pl.DataFrame) -> pl.DataFrame:
        """A table of the vault without the rows whose texts hold their number."""
        for name in {"value", "note"} & set(table.columns):
            table = table.filter([not self.found.people.are_named_in(v) for v in table[name]])
        return table

    def _anonymous(self, frame: pl.DataFrame, contract: Contract) -> pl.DataFrame:
        theirs = self.found.are_theirs(frame)
        if not theirs.any():
            return frame
        changed = {name: self._keys(frame[name].filter(theirs)) for name in own_keys(frame)}
        for column in contract.columns:
            if column.name not in frame.columns:
                continue
            if column.kind == "code":
                values = frame[column.name].filter(theirs)
                changed[column.name] = self._words(values, self._codes, _CODE_BYTES)
            elif column.kind == "text" and not column.required:
                changed[column.name] = pl.Series([None] * int(theirs.sum()), dtype=pl.String)
        if "village_code" in frame.columns:
            changed["village_code"] = pl.Series([None] * int(theirs.sum()), dtype=pl.String)
        if "birth_month" in frame.columns:
            changed["birth_month"] = frame["birth_month"].filter(theirs).dt.truncate("1y")
        places = theirs.arg_true()
        return frame.with_columns(
            frame[name].clone().scatter(places, values).alias(name)
            for name, values in changed.items()
        )

    def _keys(self, keys: pl.Series) -> pl.Series:
        alone = [key if key in self.found.own else None for key in keys]
        known = self._words(pl.Series(alone, dtype=pl.String), self.renaming.words, _KEY_BYTES)
        shared = [None if key in self.found.own else key for key in keys]
        others = self._words(pl.Series(shared, dtype=pl.String), self._shared, _KEY_BYTES)
        return known.fill_null(others)

    def _words(self, values: pl.Series, words: dict[str, str], size: int) -> pl.Series:
        for value in values.drop_nulls().unique(maintain_order=True):
            words.setdefault(value, secrets.token_hex(size))
        return pl.Series([words.get(value) for value in values], dtype=pl.String)

    def _plain(self, content: Content) -> pl.DataFrame:
        plain = content.plain
        gone = {*self.found.own, *self.found.people.keys, *self.found.certificates}
        is_key = plain["part"] == "key"
        named = pl.Series([self.found.people.are_named_in(text) for text in plain["value"]])
        their_keys = is_key & plain["key"].is_in(list(gone)).fill_null(value=False)
        places = set()
        if content.rows is not None:
            theirs = content.rows.filter(self.found.are_theirs(content.rows))
            places = set(theirs.select(WHERE).iter_rows())
        at = pl.Series([place in places for place in plain.select(WHERE).iter_rows()])
        if plain.is_empty():
            return plain
        return plain.filter(~(their_keys | (~is_key & (named | at))))
