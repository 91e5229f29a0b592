"""Hold a payment list that is not paid yet against all checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.contracts import Contract, load_contracts
from pipelines.precheck.borrowed_store import borrowed_secret, borrowed_store
from pipelines.precheck.find_doubts import Report, find_doubts
from pipelines.precheck.name_rows import name_rows
from pipelines.precheck.take_list import take_list
from pipelines.settings import Settings


@dataclass(frozen=True)
class HeldList:
    """What became of a list, and what is doubtful about it.

    Attributes:
        receipt: of the file, as intake would have written it.
        doubts: as find_doubts gives them, with name and id_no of the row; they are personal.
        rejected: source_sheet, source_row, column, reason, and cells (personal) of rows that
            could not be read.
    """

    receipt: dict[str, Any]
    doubts: pl.DataFrame = field(repr=False)
    rejected: pl.DataFrame = field(repr=False)

    @property
    def contract(self) -> Contract:
        """Of the list's form."""
        return load_contracts()[self.receipt["feed"]]

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to mend."""
        return self.doubts.is_empty() and self.rejected.is_empty()


def hold_list(
    settings: Settings,
    file: Path,
    *,
    town: str | None = None,
    pay_on: date | None = None,
    report: Report = lambda *_: None,
) -> HeldList:
    """The doubts about a list, found in a copy of the store that is gone afterwards.

    Args:
        settings: of the installation.
        file: the list.
        town: area code of the deliverer, where neither folder nor rows tell.
        pay_on: the day of payment where rows have none; default: the last of the list's month.
        report: told (code of the step, done, total).

    Raises:
        Problem: the file is no payment list or cannot be read, or the checks could not run.
    """
    report("precheck_step_read", 0, 0)
    with borrowed_store(settings) as own:
        secret = borrowed_secret(settings, own)
        taken = take_list(file, settings, own, secret, town, pay_on)
        doubts = find_doubts(own, taken.delivery_ids, settings.folder, report)
        return HeldList(taken.receipt, *name_rows(taken, doubts, own.folder))
