"""What became of saved questions: each that was replaced or put away, with who and when."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from pipelines.data_folder import DataFolder
from pipelines.query.questions.question import Question

What = Literal["replaced", "removed"]
_FIELDS = ("at", "by", "what", "code", "name", "sql", "who")


@dataclass(frozen=True)
class PastQuestion:
    """A question that is not there any more as it was.

    Attributes:
        at: when it was replaced or put away; local time with its offset, ISO 8601.
        by: who did so, as they wrote it.
        what: replaced or removed.
        who: who had saved it.
    """

    at: str
    by: str
    what: str
    code: str
    name: str
    sql: str
    who: str


def keep_past(question: Question, what: What, by: str, folder: DataFolder) -> None:
    """Add the question, as it stood, to the history; on the disk when this returns.

    Raises:
        OSError: the history cannot be written.
    """
    told = asdict(question) | {"what": what, "by": by}
    told["at"] = datetime.now().astimezone().isoformat(timespec="seconds")
    with folder.question_history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def past_questions(folder: DataFolder) -> list[PastQuestion]:
    """The history, latest first; a line that cannot be read is left out."""
    path = folder.question_history
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [_past(line) for line in lines]
    return [past for past in reversed(found) if past]


def _past(line: str) -> PastQuestion | None:
    try:
        told = json.loads(line)
        values = [told[name] for name in _FIELDS]
    except (ValueError, TypeError, KeyError):
        return None
    return PastQuestion(*values) if all(isinstance(value, str) for value in values) else None
