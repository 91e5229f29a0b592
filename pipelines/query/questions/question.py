"""A question with a name, which can be opened and asked again."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.query.questions.parameters import Parameter


@dataclass(frozen=True)
class Question:
    """A statement and what belongs to it; never an answer.

    Attributes:
        code: its name in an address; of an example `example-…`, else eight hexadecimal digits.
        who: who saved it, as they wrote it; empty for an example.
        saved_at: local time with its offset, ISO 8601; empty for an example.
    """

    code: str
    name: str
    sql: str
    parameters: tuple[Parameter, ...] = ()
    who: str = ""
    saved_at: str = ""

    @property
    def is_example(self) -> bool:
        """Whether it came with the program and cannot be changed."""
        return not self.saved_at
