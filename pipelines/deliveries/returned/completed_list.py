"""The list that a supplementary delivery completes, and what the two have to do with each other."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.periods import Period
from pipelines.deliveries.storing.content_ids import supplement_id_of

# A list is named by its file and period: its id changes when the file is read anew.
ListName = tuple[str, str, str]
_PLACES = {"source_sheet": pl.String, "source_row": pl.Int64}


@dataclass(frozen=True)
class CompletedList:
    """A list with rejected rows, as its receipt tells it.

    Attributes:
        file_id: of its file.
        delivery_id: its id when the return workbook came back.
        closed: WHERE of its rejected rows that the supplement closes.
    """

    file_id: str
    delivery_id: str
    deliverer: Deliverer
    period: Period
    reported_on: date | None
    closed: pl.DataFrame | None = field(default=None, repr=False)

    def supplement(self, draft: DeliveryDraft) -> DeliveryDraft:
        """The draft as a delivery that completes this list.

        Equal rows put right in two lists are two deliveries, so its content is of both.
        """
        closed = self.closed if self.closed is not None else pl.DataFrame(schema=_PLACES)
        content_id = supplement_id_of(draft.content_id, self.file_id, closed.iter_rows())
        _, _, file = draft.delivery_id.rpartition("-")
        return dataclasses.replace(
            draft,
            delivery_id=f"{content_id}-{file}",
            content_id=content_id,
            reported_on=self.reported_on,
            is_nil=False,
            says_revised=False,
            closed=closed,
        )


def list_name(delivery: dict[str, Any], file_id: str) -> ListName:
    """How a list is named in return workbooks and receipts."""
    return file_id, delivery["period_start"], delivery["period_end"]


def completed_ids(deliveries: list[dict[str, Any]]) -> dict[str, str]:
    """Supplementary delivery → the list that it completes; empty text when that is gone.

    Args:
        deliveries: all, each with its file_id.
    """
    lists = {
        list_name(d, d["file_id"]): d["delivery_id"]
        for d in deliveries
        if not d.get("completes_file")
    }
    return {
        d["delivery_id"]: lists.get(list_name(d, d["completes_file"]), "")
        for d in deliveries
        if d.get("completes_file")
    }
