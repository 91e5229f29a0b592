"""What goes wrong in a way that a person can be told in one sentence."""

from __future__ import annotations

from typing import Any


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
