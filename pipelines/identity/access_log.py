"""The log of what left the vault: a line for each file with names and numbers in it."""

from __future__ import annotations

import getpass
import json
from datetime import datetime
from pathlib import Path

from pipelines.data_folder import DataFolder


def log_access(folder: DataFolder, purpose: str, file: Path, people: int) -> None:
    """Add a line: when, who, what for, into which file, of how many people; nobody is named."""
    line = {
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "by": getpass.getuser(),
        "purpose": purpose,
        "file": str(file),
        "people": people,
    }
    folder.root.mkdir(parents=True, exist_ok=True)
    with folder.access_log.open("a", encoding="utf-8") as log:
        log.write(json.dumps(line, ensure_ascii=False) + "\n")
