"""Every question to the build, as a line of the access log; without the line no answer is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.access.loggable import loggable, loggable_value
from pipelines.access.reader import Reader
from pipelines.problem import Problem
from pipelines.settings import Settings

DONE = "ok"


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it was put.

    Attributes:
        what: sql, sql_check (planned, not run) or export (a whole table).
        text: the statement or the table's name, as it was typed.
        values: what its parameters stand for.
    """

    what: str
    text: str
    build_id: str
    values: Mapping[str, object]


def log_question(
    settings: Settings, reader: Reader, asked: AskedQuestion, result: str, rows: int | None
) -> int:
    """Put the question and what came of it down; the number of its line, which is on the disk.

    Args:
        settings: of the installation.
        reader: who asked.
        asked: what is logged has no personal value in it.
        result: `ok`, or the code of the problem.
        rows: how many are told; None where there is no answer.

    Raises:
        Problem: it could not be written; nothing may be told.
    """
    # They load polars: a question begins before it is there.
    from pipelines.identity.access_log import log_access
    from pipelines.identity.secret import load_secret

    try:
        vault_key = load_secret(settings.folder, settings.secret_text).vault_key
        return log_access(
            settings.folder,
            vault_key,
            asked.what,
            reader.name,
            role=reader.role,
            statement=loggable(asked.text),
            values={name: loggable_value(value) for name, value in asked.values.items()},
            build=asked.build_id,
            result=result,
            rows=rows,
        )
    except OSError:
        raise Problem("access.not_logged") from None
