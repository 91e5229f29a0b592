"""The deliveries as the raw store knows them now, whether or not a build has seen them."""

from __future__ import annotations

from hashlib import sha256

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.deliveries.storing.read_register import read_register
from pipelines.deliveries.supersession.large_losses import held_losses
from pipelines.deliveries.supersession.withdrawn import read_withdrawals
from pipelines.desk.told_file import one_line
from pipelines.language import say
from pipelines.settings import Settings
from pipelines.terminal.told_delivery import act_words

_ACT = "see_register"
_FACTS = ("delivery_id", "feed", "deliverer_code", "section", "period_start", "period_end")
_FACTS += ("rows_accepted", "amount_sum", "file_name", "state", "is_nil", "arrival")

# The sum of a build of no delivery, to stand for the build that is not there yet.
NO_DELIVERY = sha256(b"").hexdigest()


def deliveries_in_force(reader: Reader, settings: Settings) -> pl.DataFrame:
    """One row per delivery in force, the latest arrival first; see DELIVERIES for the columns.

    `amount_sum` and the ends of the period are text, as receipts have them.

    Raises:
        Problem: the role may not see the register.
    """
    require_act(reader, _ACT)
    path = settings.folder.deliveries
    if not path.exists():
        return pl.DataFrame(schema=dict.fromkeys(_FACTS, pl.String))
    table = pl.read_parquet(path, columns=list(_FACTS)).filter(pl.col("state") == "in_force")
    texts = (pl.col(name).cast(pl.String) for name in ("period_start", "period_end", "amount_sum"))
    return table.with_columns(*texts).sort("arrival", "delivery_id", descending=True)


def standings_now(reader: Reader, settings: Settings) -> pl.DataFrame:
    """One row per delivery of the raw store: delivery_id, file_name, state, said.

    `said` tells in words who withdrew it, when and why, what took its place, or that most of what
    it replaced is gone; null: nothing to tell. A nil return has no file name.

    Raises:
        Problem: the role may not see the register.
    """
    require_act(reader, _ACT)
    path, folder = settings.folder.deliveries, settings.folder
    schema = dict.fromkeys(("delivery_id", "file_name", "state", "said"), pl.String)
    if not path.exists():
        return pl.DataFrame(schema=schema)
    lines = read_register(folder).to_dicts()
    files = {line["delivery_id"]: line["file_name"].rsplit("/", 1)[-1] for line in lines}
    withdrawals = read_withdrawals(folder)
    held = {x.by["delivery_id"]: files[x.replaced["delivery_id"]] for x in held_losses(folder)}
    rows = [
        {
            "delivery_id": line["delivery_id"],
            "file_name": None
            if line["delivery_id"].endswith("-nil")
            else files[line["delivery_id"]],
            "state": line["state"],
            "said": _said(line, files, withdrawals, held),
        }
        for line in lines
    ]
    return pl.DataFrame(rows, schema=schema)


def _said(
    line: dict, files: dict[str, str], withdrawals: dict[str, dict], held: dict[str, str]
) -> str | None:
    name, state = line["delivery_id"], line["state"]
    if state == "withdrawn":
        return act_words(withdrawals.get(name, {})) or None
    if state in {"superseded", "reissue"}:
        other = files.get(line["superseded_by"])
        return say(f"deliveries.said_{state}", other=other) if other else None
    return say("deliveries.said_held", other=held[name]) if name in held else None


def delivery_words(delivery: dict) -> str:
    """A row of deliveries_in_force in words; a nil return has no file to be named."""
    line = one_line(delivery)
    return line if delivery["is_nil"] else f"{line} · {delivery['file_name']}"


def is_built(reader: Reader, settings: Settings, deliveries_sha256: str) -> bool:
    """Whether a build is of the deliveries that are in force now.

    Args:
        reader: who asks.
        settings: of the installation.
        deliveries_sha256: of the build's manifest.

    Raises:
        Problem: the role may not see the register.
    """
    names = sorted(deliveries_in_force(reader, settings)["delivery_id"])
    return deliveries_sha256 == sha256("\n".join(names).encode()).hexdigest()
