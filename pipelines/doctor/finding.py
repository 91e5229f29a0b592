"""One thing that the doctor has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Finding:
    """A sentence about one thing: what is wrong and what to do, by its code.

    Attributes:
        weight: "broken" must be mended, "note" is only told.
    """

    weight: Literal["broken", "note"]
    code: str
    values: dict[str, Any] = field(default_factory=dict)


def broken(code: str, **values: Any) -> Finding:
    """Something that must be mended."""
    return Finding("broken", code, values)


def note(code: str, **values: Any) -> Finding:
    """Something that is only told."""
    return Finding("note", code, values)
