"""The towns' forms: title, headers and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pipelines.sample.local_words import local_table


@dataclass(frozen=True)
class Field:
    """A column of a form.

    Attributes:
        kind: place, name, id, certificate, phone, account, text, code, date, month, year,
            money, number, int, time or remark: how its cells are written.
        headers: the printed header first, then other spellings of it.
    """

    name: str
    kind: str
    headers: tuple[str, ...]
    is_required: bool


@dataclass(frozen=True)
class Form:
    """A form.

    Attributes:
        amount: its main money column, if it has money.
        summed: the columns that its 合计 row adds up.
        period: for a register, the column whose days tell its period.
    """

    feed: str
    titles: tuple[str, ...]
    fields: tuple[Field, ...]
    amount: str | None
    summed: tuple[str, ...]
    period: str | None

    @property
    def field_names(self) -> set[str]:
        """The names of its columns."""
        return {field.name for field in self.fields}


@cache
def load_forms() -> Mapping[str, Form]:
    """Every form, by feed, as the district calls it."""
    forms = {}
    for path in sorted(Path(__file__).parent.glob("*.yml")):
        for feed, entry in yaml.safe_load(path.read_text("utf-8")).items():
            forms[feed] = _form(feed, entry)
    return forms


def _form(feed: str, entry: dict) -> Form:
    entry |= local_table("words").get("forms", {}).get(feed, {})
    columns = {**entry["columns"], **entry["more"]}
    return Form(
        feed=feed,
        titles=(entry["title"], *entry.get("titles", ())),
        fields=tuple(_field(name, text) for name, text in columns.items()),
        amount=entry.get("amount"),
        summed=tuple(entry.get("sum", ())),
        period=entry.get("period"),
    )


def _field(name: str, text: str) -> Field:
    kind, headers = text.split(" ", 1)
    return Field(name.rstrip("!"), kind, tuple(headers.split("|")), name.endswith("!"))
