"""Write what people and receipts say of deliveries, people and findings, every word renamed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.backup.what_is_kept import KEPT, files_of
from pipelines.build.closed_years import (
    check_closed_years,
    list_closed_years,
    read_note,
    write_note,
)
from pipelines.custody.rewriting.act import Act
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.whole_files import write_json

# Written elsewhere, or, as the summaries, written anew by each run and holding no key.
_OTHERS = {"raw", "vault", "access_log", "summaries", "receipts"}
_OF_EXPIRED = ("delivery_id", "deliverer_code", "period_start", "period_end", "rows_accepted")
_OF_EXPIRED += ("amount_sum",)


def write_records(act: Act, receipts: dict[str, Receipt], dropped: set[str]) -> None:
    """Write receipts and every other file that is kept; files and their names are renamed.

    Args:
        act: knows the new words.
        receipts: of all files, as they are.
        dropped: deliveries of which nothing is kept: a file's receipt tells of the others, and
            what was taken in of them stands in `expired/`.

    Raises:
        Problem: a file of a closed year is missing or damaged.
    """
    check_closed_years(act.folder)
    for name in KEPT:
        if name not in _OTHERS:
            for path in files_of(act.folder, name):
                _write(act, path)
    for year in list_closed_years(act.to):
        write_note(year, read_note(year) or {})
    for receipt in receipts.values():
        gone = [d for d in receipt["deliveries"] if d["delivery_id"] in dropped]
        if gone:
            _note_expired(act.folder, act.to, receipt, gone)
            receipt = _without(receipt, dropped)
        if receipt is not None:
            text = act.renaming.text(json.dumps(receipt, ensure_ascii=False))
            write_json(act.to.receipts / f"{receipt['file_id']}.json", json.loads(text))


def _write(act: Act, path: Path) -> None:
    renaming = act.renaming
    inside = path.relative_to(act.folder.root)
    to = act.to.root / inside.with_name(renaming.text(inside.name))
    to.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        renaming.frame(pl.read_parquet(path)).write_parquet(to)
        return
    content = path.read_bytes()
    # As the dispositions are read: a spreadsheet may have written them.
    encoding = "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        encoding = "gb18030"
        text = content.decode(encoding, "surrogateescape")
    is_typed = act.folder.corrections in path.parents
    renamed = renaming.typed(text) if is_typed else renaming.text(text)
    to.write_bytes(renamed.encode(encoding, "surrogateescape"))


def _without(receipt: Receipt, dropped: set[str]) -> Receipt | None:
    left = [d for d in receipt["deliveries"] if d["delivery_id"] not in dropped]
    return {**receipt, "deliveries": left} if left else None


def _note_expired(
    folder: DataFolder, to: DataFolder, receipt: Receipt, gone: list[dict[str, Any]]
) -> None:
    path = to.expired / f"{receipt['file_id']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = folder.expired / path.name
    before = json.loads(known.read_bytes())["deliveries"] if known.exists() else []
    record = {
        **{name: receipt[name] for name in ("file_id", "path", "feed", "arrival")},
        "expired_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "deliveries": before + [{name: d.get(name) for name in _OF_EXPIRED} for d in gone],
    }
    write_json(path, record)
