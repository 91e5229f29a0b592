"""Who is to be forgotten: their numbers in every form, and the keys that are theirs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import polars as pl

from pipelines.identity.id_numbers import id_facts
from pipelines.identity.keys import Keyring, normalise
from pipelines.problem import Problem

LONG = 18
_CENTURY = "19"


@dataclass(frozen=True)
class PeopleAsked:
    """People by their ID numbers.

    Attributes:
        keys: of the numbers, under the secret in force.
        numbers: every form that the numbers may be written in, of 18 and of 15 characters.
    """

    keys: frozenset[str] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)

    def are_named_in(self, text: str | None) -> bool:
        """Whether a text holds one of the numbers, however it is spaced."""
        if not text:
            return False
        tight = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
        return any(re.search(rf"(?<!\d){number}{_end(number)}", tight) for number in self.numbers)


def people_asked(typed: list[str], keyring: Keyring) -> PeopleAsked:
    """The people of the numbers as they were typed.

    Raises:
        Problem: there is none, or one is no ID number; the sentence does not repeat it.
    """
    values = normalise("person", pl.Series(typed, dtype=pl.String)).drop_nulls().unique()
    if values.is_empty():
        raise Problem("forget.no_number", exit_status=2)
    facts = id_facts(values)
    # A number that fails its check was keyed as it stood; another length can be nobody's.
    wrong = facts.filter(pl.col("id_check_status") == "length").height
    if wrong:
        raise Problem("forget.no_id_number", exit_status=2, count=wrong)
    keys = keyring.keys_of("person", facts["number_18"])
    forms = {form for number in facts["number_18"] for form in _forms(number)}
    return PeopleAsked(frozenset(keys), frozenset({*forms, *values}))


def _end(number: str) -> str:
    # A certificate's number begins with one of 18; one of 15 may stand inside an account's.
    return "" if len(number) == LONG else r"(?!\d)"


def _forms(number: str) -> set[str]:
    if len(number) == LONG and number[6:8] == _CENTURY:
        return {number, number[:6] + number[8:17]}
    return {number}
