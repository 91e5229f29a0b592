"""The keys of a new secret beside those of the old, drawn from the plain values in the vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

import polars as pl

from pipelines.custody.rewriting.content import Content, is_key
from pipelines.identity.id_numbers import id_facts
from pipelines.identity.keys import Domain, Keyring, normalise
from pipelines.problem import Problem


@dataclass
class NewKeys:
    """Old key to new key, learnt delivery by delivery.

    Attributes:
        old, new: what makes them.
        known: where those learnt so far stand, among other words that change.
        count: how many.
    """

    old: Keyring
    new: Keyring
    known: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def change(self, content: Content) -> Content:
        """The delivery under new keys.

        Raises:
            Problem: the vault does not say what a key was made of.
        """
        self._learn(content.plain)
        frames = {
            name: None if (frame := getattr(content, name)) is None else self._keyed(frame, content)
            for name in ("rows", "members")
        }
        pairs = [self._column(content.plain[name], content) for name in ("key", "name_key")]
        plain = content.plain.with_columns(pairs)
        return Content(content.entry, content.contract, **frames, plain=plain)

    def _learn(self, plain: pl.DataFrame) -> None:
        pairs = plain.filter(pl.col("part") == "key").select("key", "value").unique()
        left = pairs.filter([key not in self.known for key in pairs["key"]])
        for domain in get_args(Domain):
            if left.is_empty():
                return
            values = normalise(domain, left["value"])
            if domain == "person":
                values = id_facts(values)["number_18"]
            # The key itself says which domain it is of: made anew of the value it is the same.
            is_of = (self.old.keys_of(domain, values) == left["key"]).fill_null(value=False)
            new = self.new.keys_of(domain, values.filter(is_of))
            learnt = dict(zip(left["key"].filter(is_of), new, strict=True))
            self.known.update(learnt)
            self.count += len(learnt)
            left = left.filter(~is_of)

    def _keyed(self, frame: pl.DataFrame, content: Content) -> pl.DataFrame:
        return frame.with_columns(self._column(s, content) for s in frame if is_key(s.name))

    def _column(self, keys: pl.Series, content: Content) -> pl.Series:
        distinct = keys.drop_nulls().unique().to_list()
        unknown = [key for key in distinct if key not in self.known]
        if unknown:
            raise Problem(
                "rekey.key_unknown", id=content.delivery_id, column=keys.name, count=len(unknown)
            )
        return keys.replace({key: self.known[key] for key in distinct}) if distinct else keys
