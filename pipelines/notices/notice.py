"""What a notice says: towns, forms, months, kinds of failure; never a name, number or cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["late_lists", "build_failed", "build_works", "trial"]


@dataclass(frozen=True)
class Notice:
    """One message.

    Attributes:
        subject: a line. text: some lines, in the language in force.
        facts: the same for programs, of codes and dates.
    """

    kind: Kind
    subject: str
    text: str
    facts: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Way:
    """One way out.

    Attributes:
        name: mail or webhook.
        send: sends a notice, or raises whatever its library does.
    """

    name: str
    send: Callable[[Notice], None]
