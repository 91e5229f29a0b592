"""One line of JSON for each run of a command: what ran, how it ended; no argument and no cell."""

from __future__ import annotations

import json
import os
import secrets
from datetime import datetime

from pipelines.data_folder import DataFolder

# A command that another began belongs to its run.
RUN_VARIABLE = "MINSHENG_RUN_ID"


def run_id() -> str:
    """The name of this run, the same in every process that belongs to it."""
    return os.environ.setdefault(RUN_VARIABLE, secrets.token_hex(6))


def note_run(folder: DataFolder, command: str, status: int, seconds: float) -> None:
    """Add the line of a run that ends now to the log of its month; a full disk is no failure.

    Args:
        folder: a data folder; one that is not there yet stays so.
        command: its name; arguments may hold a name or a number and are left out.
        status: its exit status.
        seconds: how long it took.
    """
    now = datetime.now().astimezone()
    entry = {
        "run": run_id(),
        "at": now.isoformat(timespec="seconds"),
        "command": command,
        "status": status,
        "seconds": round(seconds, 1),
    }
    if not folder.root.is_dir():
        return
    try:
        folder.logs.mkdir(exist_ok=True)
        path = folder.logs / f"runs-{now:%Y-%m}.jsonl"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    except OSError:
        return
