"""The deliveries as the raw store knows them now, whether or not a build has seen them."""

from __future__ import annotations

from hashlib import sha256

import polars as pl

from pipelines.desk.told_file import one_line
from pipelines.settings import Settings

_FACTS = ("delivery_id", "feed", "deliverer_code", "section", "period_start", "period_end")
_FACTS += ("rows_accepted", "amount_sum", "file_name", "state", "is_nil", "arrival")

# The sum of a build of no delivery, to stand for the build that is not there yet.
NO_DELIVERY = sha256(b"").hexdigest()


def deliveries_in_force(settings: Settings) -> pl.DataFrame:
    """One row per delivery in force, the latest arrival first; see DELIVERIES for the columns.

    `amount_sum` and the ends of the period are text, as receipts have them.
    """
    path = settings.folder.deliveries
    if not path.exists():
        return pl.DataFrame(schema=dict.fromkeys(_FACTS, pl.String))
    table = pl.read_parquet(path, columns=list(_FACTS)).filter(pl.col("state") == "in_force")
    texts = (pl.col(name).cast(pl.String) for name in ("period_start", "period_end", "amount_sum"))
    return table.with_columns(*texts).sort("arrival", "delivery_id", descending=True)


def delivery_words(delivery: dict) -> str:
    """A row of deliveries_in_force in words; a nil return has no file to be named."""
    line = one_line(delivery)
    return line if delivery["is_nil"] else f"{line} · {delivery['file_name']}"


def is_built(settings: Settings, deliveries_sha256: str) -> bool:
    """Whether a build is of the deliveries that are in force now.

    Args:
        settings: of the installation.
        deliveries_sha256: of the build's manifest.
    """
    names = sorted(deliveries_in_force(settings)["delivery_id"])
    return deliveries_sha256 == sha256("\n".join(names).encode()).hexdigest()
