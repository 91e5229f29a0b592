"""What is doubtful about a list, for a program to read: no name, no number, no cell."""

from __future__ import annotations

from typing import Any

from pipelines.precheck.hold_list import HeldList

_DOUBT = (
    *("check_code", "check_name", "source_sheet", "source_row", "month"),
    *("amount_at_risk_yuan", "claim", "detail", "how_to_fix"),
    "companions",
)


def as_document(held: HeldList) -> dict[str, Any]:
    """The list's receipt and its doubts, as JSON can hold them."""
    return {"receipt": held.receipt, "doubts": held.doubts.select(_DOUBT).to_dicts()}
