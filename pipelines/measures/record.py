"""A mapping of a declaration with the mart that it speaks of; whatever is wrong has its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipelines.contracts.located_yaml import Located
from pipelines.language import say
from pipelines.measures.marts import MartColumn, Type
from pipelines.problem import Problem


def fault(record: Located, key: str | None, code: str, **values: Any) -> Problem:
    """The problem that `code` names, at the line of `key`."""
    return Problem(code, where=place(record, key), **values)


def place(record: Located, key: str | None = None) -> str:
    """Folder, file and line of a mapping, or of one of its keys."""
    return f"{record.path.parent.name}/{record.path.name}:{record.line(key)}"


def refuse_keys(record: Located, known: Collection[str], needed: Iterable[str] = ()) -> None:
    """Refuse keys that nobody reads, keys that stand twice, and a lack of needed ones."""
    keys = [node.value for node, _ in record.node.value]
    for key in keys:
        if key not in known:
            hint = near(key, known)
            raise fault(record, key, "measure_key", word=key, hint=hint, known=", ".join(known))
        if keys.count(key) > 1:
            raise fault(record, key, "measure_key_twice", word=key)
    for key in needed:
        if record.value.get(key) in (None, "", [], {}):
            raise fault(record, key if key in keys else None, "measure_lacks", word=key)


def near(word: str, known: Iterable[str]) -> str:
    """`— do you mean …?` with the known word that is most like `word`; nothing when none is."""
    found = get_close_matches(word, list(known), n=1)
    return say("measure_near", word=found[0]) if found else ""


@dataclass(frozen=True)
class OfMart:
    """A mapping whose names are columns of a mart."""

    record: Located
    mart: str
    columns: dict[str, MartColumn]

    def below(self, key: str) -> OfMart:
        """The mapping under `key`."""
        if not isinstance(self.record.value[key], dict):
            raise fault(self.record, key, "measure_mapping", word=key)
        return OfMart(self.record.below(key), self.mart, self.columns)

    def column(self, key: str, name: Any, *kinds: Type) -> MartColumn:
        """The mart's column of that name, of one of the kinds; none given: of any.

        Raises:
            Problem: there is none, or it is of another kind.
        """
        found = self.columns.get(name) if isinstance(name, str) else None
        if found is None:
            hint, known = near(str(name), self.columns), ", ".join(self.columns)
            told = {"column": name, "mart": self.mart, "hint": hint, "known": known}
            raise fault(self.record, key, "measure_unknown_column", **told)
        if kinds and found.kind not in kinds:
            asked = say("measure_or").join(say(f"measure_kind.{kind}") for kind in kinds)
            told = {"column": name, "kind": say(f"measure_kind.{found.kind}"), "asked": asked}
            raise fault(self.record, key, "measure_wrong_kind", word=key, **told)
        return found

    def names(self, key: str, *kinds: Type) -> tuple[str, ...]:
        """The columns under `key`: one, or a list of them; none without the key."""
        written = self.record.value.get(key)
        if written is None:
            return ()
        listed = written if isinstance(written, list) else [written]
        return tuple(self.column(key, name, *kinds).name for name in listed)
