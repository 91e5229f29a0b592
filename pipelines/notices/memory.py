"""What was told, by which way and when: notices.jsonl of the data folder, a line a thing told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from pipelines.data_folder import DataFolder

Entry = dict[str, str]


def read_told(folder: DataFolder) -> list[Entry]:
    """Every entry, oldest first; a line that a full disk cut off is passed over."""
    try:
        lines = folder.notices.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def note_told(folder: DataFolder, way: str, kind: str, keys: Iterable[str]) -> None:
    """Add what went out now."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    entries = [{"at": at, "way": way, "kind": kind, "key": key} for key in keys]
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    with folder.notices.open("a+b") as file:
        if file.tell() and not _ends_whole(file):
            text = "\n" + text
        file.write(text.encode())


def _ends_whole(file: object) -> bool:
    file.seek(-1, 2)
    return file.read(1) == b"\n"


def keys_told(told: list[Entry], way: str, kind: str) -> set[str]:
    """The keys of that kind that went that way."""
    return {e["key"] for e in told if (e["way"], e["kind"]) == (way, kind)}


def standing_failure(told: list[Entry], way: str) -> str | None:
    """The failure that was told that way and has not been followed by a build that works."""
    last = [e for e in told if e["way"] == way and e["kind"].startswith("build_")]
    return last[-1]["key"] if last and last[-1]["kind"] == "build_failed" else None
