"""Lists that keep little of what they take the place of: in force, and held in view."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.read_register import read_register

Line = dict[str, Any]
# The states of a loss, as the register has them.
HELD, CONFIRMED = "held", "confirmed"
_NEEDED = ("delivery_id", "state", "superseded_by", "completes", "rows_accepted", "amount_sum")
_RULE = Path(__file__).with_name("large_losses.yml")


@dataclass(frozen=True)
class Loss:
    """A replaced list and the one in force that keeps little of it; lines of the register.

    Attributes:
        confirmed: who said that it is right, when and why; None: nobody yet.
    """

    replaced: Line
    by: Line
    confirmed: dict[str, str] | None = None

    @property
    def state(self) -> str:
        """Whether somebody has confirmed it."""
        return CONFIRMED if self.confirmed else HELD


@dataclass(frozen=True)
class _Rule:
    least_kept_share: Decimal
    fewest_rows: int
    fewest_yuan: Decimal

    def is_broken(self, old: Line, new: Line) -> bool:
        rows, yuan = (old["rows_accepted"], new["rows_accepted"]), (_sum(old), _sum(new))
        if rows[0] >= self.fewest_rows and rows[1] < self.least_kept_share * rows[0]:
            return True
        if None in yuan or yuan[0] < self.fewest_yuan:
            return False
        return yuan[1] < self.least_kept_share * yuan[0]


def find_losses(register: pl.DataFrame, folder: DataFolder) -> list[Loss]:
    """The replaced lists most of which is lost, in the order of their ids.

    A supplementary delivery stands and falls with its list and is none of them. A confirmation
    holds for the list that it was given for and for one that takes that list's place in turn, so
    long as it keeps as much.

    Args:
        register: of all deliveries.
        folder: holds what was confirmed.
    """
    lines = {line["delivery_id"]: line for line in register.to_dicts()}
    said = list(_confirmations(folder))
    found = []
    for name in sorted(lines):
        old = lines[name]
        new = lines.get(old["superseded_by"] or "")
        if old["state"] != "superseded" or old["completes"] is not None or new is None:
            continue
        if _rule().is_broken(old, new):
            found.append(Loss(old, new, _confirmed(old, new, said, lines)))
    return found


def loss_states(register: pl.DataFrame, folder: DataFolder) -> dict[str, str]:
    """The states of losses by the replaced list's id."""
    lines = register.select(_NEEDED)
    return {loss.replaced["delivery_id"]: loss.state for loss in find_losses(lines, folder)}


def held_losses(folder: DataFolder) -> list[Loss]:
    """The losses that nobody has confirmed, of the register as it stands."""
    if not folder.deliveries.exists():
        return []
    found = find_losses(read_register(folder), folder)
    return [loss for loss in found if not loss.confirmed]


def _confirmations(folder: DataFolder) -> Iterable[dict[str, str]]:
    return (
        json.loads(path.read_bytes()) for path in sorted(folder.confirmed_losses.glob("*.json"))
    )


def _confirmed(
    old: Line, new: Line, said: list[dict[str, str]], lines: dict[str, Line]
) -> dict[str, str] | None:
    for one in said:
        given_for = lines.get(one["replaced_by"])
        if one["delivery_id"] != old["delivery_id"] or given_for is None:
            continue
        is_same = new["delivery_id"] in {given_for["delivery_id"], given_for["superseded_by"]}
        if is_same and not _rule().is_broken(given_for, new):
            return one
    return None


def _sum(line: Line) -> Decimal | None:
    amount = line["amount_sum"]
    return Decimal(0) if amount is None and not line["rows_accepted"] else amount


@cache
def _rule() -> _Rule:
    told = yaml.safe_load(_RULE.read_text(encoding="utf-8"))
    return _Rule(
        Decimal(str(told["least_kept_share"])), told["fewest_rows"], Decimal(told["fewest_yuan"])
    )
