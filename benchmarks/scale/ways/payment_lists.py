"""What the payment job reads: the lists in force of the raw store, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.data_folder import DataFolder

MONTHLY = "disability_allowance_payments", "disability_care_payments", "subsistence_payments"
# Feed of aid paid once → its columns of the amount and of the day.
PAID_ONCE = {
    "student_aid": ("amount", "paid_on"),
    "medical_aid": ("aid_amount", "settled_on"),
    "funeral_waivers": ("amount", "claimed_on"),
}
LEVELS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}
PAID = "成功"


@dataclass(frozen=True)
class Lists:
    """Files of the newest revision of each delivery, by feed.

    `completed` names the list that a supplementary delivery belongs to; `given` is the folder
    with programmes, standards and the calendar.
    """

    files: dict[str, list[Path]]
    completed: dict[str, str]
    given: Path


def find_lists(data: Path, given: Path) -> Lists:
    """The files that are in force, as the register of deliveries tells."""
    folder = DataFolder(data)
    register = pq.read_table(folder.deliveries)
    in_force = register.filter(pc.equal(register["state"], "in_force"))
    ids = set(in_force["delivery_id"].to_pylist())
    pairs = zip(in_force["delivery_id"].to_pylist(), in_force["completes"].to_pylist(), strict=True)
    feeds = (*MONTHLY, *PAID_ONCE, "subsistence_members", "cremations")
    files = {
        feed: sorted(path for path in (folder.raw / feed).glob("*.parquet") if path.stem in ids)
        for feed in feeds
    }
    return Lists(files, {delivery: whole for delivery, whole in pairs if whole}, given)
