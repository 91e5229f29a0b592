"""What goes wrong in a way that a person can be told in one sentence."""

from __future__ import annotations

import errno
import os
from typing import Any

_OF_DISK = (errno.ENOSPC, errno.EROFS)


def disk_error(error: Exception | str) -> OSError | None:
    """The full or read-only disk of which an error speaks; None where it is about another thing.

    The libraries that write our files have errors of their own, which quote the system's.
    """
    if isinstance(error, OSError) and error.errno is not None:
        return error if error.errno in _OF_DISK else None
    text = str(error).rstrip()
    for number in _OF_DISK:
        words = os.strerror(number)
        # Inside another text than DuckDB's on files they may be those of a cell that it quotes.
        is_told = text.startswith("IO Error:") and words in text
        if is_told or text.endswith((words, f"(os error {number})")):
            return OSError(number, words)
    return None


def is_interrupt(error: Exception) -> bool:
    """Whether it is Ctrl-C, as DuckDB tells it when a statement was running."""
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"


class Problem(Exception):  # noqa: N818 - the reader's word, not Python's
    """A failure with a sentence: `code` names it in pipelines/language, values fill it.

    The command line prints the sentence and ends with `exit_status`; no value may hold a
    cell of a personal column.
    """

    def __init__(self, code: str, *, exit_status: int = 1, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.exit_status = exit_status
        self.values = values
