"""One thing that the doctor has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Remark:
    """A sentence about one thing: what is wrong and what to do, by its code.

    Attributes:
        weight: "broken" must be mended, "note" is only told.
    """

    weight: Literal["broken", "note"]
    code: str
    values: dict[str, Any] = field(default_factory=dict)


def broken(code: str, **values: Any) -> Remark:
    """Something that must be mended."""
    return Remark("broken", code, values)


def note(code: str, **values: Any) -> Remark:
    """Something that is only told."""
    return Remark("note", code, values)
