"""Parameters of a question: `$name` in the statement, typed, and bound when it is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from pipelines.problem import Problem
from pipelines.query.cells import Cell

Kind = Literal["text", "number", "month", "town"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# What a statement may hold that looks like a parameter and is none: texts, names, remarks.
_TOKEN = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | \$(\w*)\$.*?\$\1\$
    | \$(?P<name>[A-Za-z_]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[-+]?\d{1,18}(\.\d{1,9})?", re.ASCII)
_MONTH = re.compile(r"(?!0000)\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_LONGEST_TEXT = 200
_BY_NAME: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("town", re.compile(r"(^|_)(town|area)(_code)?$")),
    ("month", re.compile(r"(^|_)(month|from|to)$")),
    ("number", re.compile(r"(^|_)(year|yuan|count|number|least|most|ratio|level|n|limit)$")),
)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question.

    Attributes:
        value: as text: a number's digits, a month as YYYY-MM, a town's code; empty: unknown.
    """

    name: str
    kind: Kind
    value: str = ""


def parameter_names(sql: str) -> list[str]:
    """The names after `$` in the statement, in the order they first stand; for drawing inputs.

    What is a parameter indeed, the engine decides when the statement runs.
    """
    found = (match["name"] for match in _TOKEN.finditer(sql))
    return list(dict.fromkeys(name for name in found if name))


def usual_kind(name: str) -> Kind:
    """The kind that the name speaks of, such as town for `$town`; else text."""
    return next((kind for kind, pattern in _BY_NAME if pattern.search(name.lower())), "text")


def typed_value(parameter: Parameter) -> Cell:
    """The value to bind: null where it is empty, else in the kind's own type.

    Raises:
        Problem: the text is no value of that kind.
    """
    text = parameter.value.strip()
    wrong = Problem("workbench.value_wrong", exit_status=2, name=parameter.name)
    if not text:
        return None
    match parameter.kind:
        case "number":
            if not _NUMBER.fullmatch(text):
                raise wrong
            return Decimal(text) if "." in text else int(text)
        case "month":
            if not _MONTH.fullmatch(text):
                raise wrong
            return date.fromisoformat(f"{text}-01")
        case _:
            if len(text) > _LONGEST_TEXT:
                raise wrong
            return text
