"""What a return workbook that came back comes to, gathered sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.returned.known_lists import KnownList
from pipelines.deliveries.returned.return_sheets import ReturnSheet


@dataclass
class Returned:
    """What a return workbook came to.

    Attributes:
        kinds: how many of its rows are of each kind.
        rejected, warnings: entries of the receipt, with their feed.
        loose: rows that belong to no list that we know: at, sheet name.
    """

    drafts: list[tuple[DeliveryDraft, str, KnownList]] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    loose: list[tuple[ReturnSheet, list[int]]] = field(default_factory=list)

    def count(self, kind: str, number: int) -> None:
        """Count rows of a kind."""
        self.kinds[kind] = self.kinds.get(kind, 0) + number
