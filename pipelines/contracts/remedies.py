"""What a town is told to do about a cell that was sent back."""

from __future__ import annotations

from pipelines.contracts.contract import Contract
from pipelines.language import say


def remedy(reason: str, contract: Contract | None = None, column: str | None = None) -> str:
    """What to do, in words; where only some values are allowed, which.

    Args:
        reason: why the cell or row was rejected.
        contract: of the row's feed, where it is known.
        column: the contract's word for the cell's column; None for a whole row.
    """
    known = contract.columns if contract and reason == "not_allowed" else ()
    for one in known:
        if one.name == column and one.allowed:
            return say("remedy.one_of", values=say("list_comma").join(one.allowed))
        if one.name == column and None not in (one.minimum, one.maximum):
            return say("remedy.between", low=one.minimum, high=one.maximum)
    return say(f"remedy.{reason}")
