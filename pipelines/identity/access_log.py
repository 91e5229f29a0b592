"""Who had plain values written out of the vault or asked a question, and when: one log.

Its lines hold each other fast.
"""

from __future__ import annotations

import getpass
import hmac
import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pipelines.data_folder import DataFolder
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.identity.vault import seal, unseal
from pipelines.lock import short_lock
from pipelines.problem import Problem
from pipelines.whole_files import write_whole

_HEAD = "access_log.head"
_DIGEST = "sha256"


def log_access(
    folder: DataFolder, vault_key: bytes, what: str, by: str | None = None, **facts: Any
) -> int:
    """Add a line to the access log: what was written, by whom, when, and the facts.

    The line is on the disk when its number is returned.

    Each line carries a code made of it, the line before and the vault's key; how many lines there
    are and the last one's code lie sealed in the vault. So a line that was changed, removed or
    added by hand is told by `broken_line`.

    Args:
        folder: the data folder.
        vault_key: of the vault that the values came from.
        what: a word for what was written or asked.
        by: who did it, the user of the machine unless given.
        facts: numbers, names of deliverers, statements; no personal value.

    Raises:
        OSError: the log could not be written, or others kept it too long (TimeoutError).
        Problem: `by` holds a person's number.
    """
    refuse_numbers(by)
    folder.access_log.parent.mkdir(parents=True, exist_ok=True)
    # Two readers of the pages may look up at one moment: their lines must not share a number.
    with short_lock(folder.access_lock):
        return _add_line(folder, vault_key, {"by": by or getpass.getuser(), "what": what, **facts})


def _add_line(folder: DataFolder, vault_key: bytes, facts: dict[str, Any]) -> int:
    count, last = _last_line(folder, vault_key)
    entry = {
        "number": count + 1,
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        **facts,
    }
    code = _code(entry, last, vault_key)
    line = json.dumps({**entry, "code": code}, ensure_ascii=False) + "\n"
    descriptor = os.open(folder.access_log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    head = json.dumps({"count": count + 1, "code": code, "size": size}).encode()
    write_whole(folder.vault / _HEAD, seal(head, vault_key, _HEAD))
    return count + 1


def line_count(folder: DataFolder) -> int:
    """How many lines the log has."""
    if not folder.access_log.exists():
        return 0
    with folder.access_log.open("rb") as file:
        return sum(1 for _ in file)


def last_code(folder: DataFolder, vault_key: bytes) -> str:
    """The code of the last line as the vault knows it: kept elsewhere, it tells a log put back."""
    return _head(folder, vault_key)[1]


def has_head(folder: DataFolder) -> bool:
    """Whether the vault knows of lines."""
    return (folder.vault / _HEAD).exists()


def broken_line(folder: DataFolder, vault_key: bytes) -> int | None:
    """The number of the first line that is not as it was written; None when all are.

    A line that is missing at the end is told by its number. One line more than the vault knows,
    rightly made, is a run that was cut off between the two.
    """
    count, last, _ = _head(folder, vault_key)
    lines = _lines(folder)
    if not count and len(lines) > 1:
        # Only a first line can be there before the vault knows of any.
        return 1
    code = ""
    for number, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            said = entry.pop("code")
        except (ValueError, KeyError, AttributeError):
            return number
        code = _code(entry, code, vault_key)
        if not hmac.compare_digest(str(said), code) or entry.get("number") != number:
            return number
        if number == count and code != last:
            return number
    return len(lines) + 1 if len(lines) < count else None


def _last_line(folder: DataFolder, vault_key: bytes) -> tuple[int, str]:
    """Number and code of the last line: the vault's, or the file's one more of a run cut off."""
    count, last, size = _head(folder, vault_key)
    # A log of years is not read for every line that is added.
    if not folder.access_log.exists() or folder.access_log.stat().st_size == size:
        return count, last
    if size is not None or not count:
        _drop_torn_line(folder, size or 0)
    lines = _lines(folder)
    if len(lines) == count + 1 and broken_line(folder, vault_key) is None:
        return count + 1, json.loads(lines[-1])["code"]
    return count, last


def _drop_torn_line(folder: DataFolder, size: int) -> None:
    """Take away what a full disk or a cut run left of a line: what it was for was never told."""
    with folder.access_log.open("r+b") as file:
        file.seek(size)
        rest = file.read()
        if rest and b"\n" not in rest:
            file.truncate(size)


def _lines(folder: DataFolder) -> list[str]:
    if not folder.access_log.exists():
        return []
    text = folder.access_log.read_text(encoding="utf-8", errors="replace")
    # Not splitlines: what was typed may hold other signs that end a line.
    return text.removesuffix("\n").split("\n") if text else []


def _head(folder: DataFolder, vault_key: bytes) -> tuple[int, str, int | None]:
    """Count, last code and bytes, as the vault knows them."""
    path = folder.vault / _HEAD
    if not path.exists():
        return 0, "", None
    head = json.loads(unseal(path.read_bytes(), vault_key, _HEAD))
    return head["count"], head["code"], head.get("size")


def _code(entry: dict[str, Any], before: str, vault_key: bytes) -> str:
    text = before + json.dumps(entry, ensure_ascii=False, sort_keys=True)
    key = hmac.digest(vault_key, b"access log", _DIGEST)
    return hmac.digest(key, text.encode(), _DIGEST).hex()


def write_log_again(
    folder: DataFolder,
    to: DataFolder,
    vault_keys: tuple[bytes, bytes],
    rename: Callable[[str], str],
) -> None:
    """Write the log into another data folder, its lines' words renamed, under another key.

    Args:
        folder: whose log it is.
        to: where it is written, beside a vault.
        vault_keys: the one it is held by, the one it is to be held by.
        rename: changes a line's text.

    Raises:
        Problem: a line is not as it was written: what tells so would be lost.
    """
    old, new = vault_keys
    broken = broken_line(folder, old)
    if broken is not None:
        raise Problem("doctor_access_log_broken", path=folder.access_log, line=broken)
    if not folder.access_log.exists():
        return
    code, lines = "", []
    for text in folder.access_log.read_text(encoding="utf-8").removesuffix("\n").split("\n"):
        entry = json.loads(rename(text))
        entry.pop("code")
        code = _code(entry, code, new)
        lines.append(json.dumps({**entry, "code": code}, ensure_ascii=False) + "\n")
    to.access_log.write_bytes("".join(lines).encode())
    to.access_log.chmod(0o600)
    head = json.dumps({"count": len(lines), "code": code}).encode()
    (to.vault / _HEAD).write_bytes(seal(head, new, _HEAD))
