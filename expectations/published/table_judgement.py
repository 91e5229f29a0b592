"""What became of a rule of a table; here no library of expectations is loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TableJudgement:
    """What became of one rule of a table.

    Attributes:
        examined_count, unexpected_count: of rows, or of whatever the rule counts; None where
            the rule could not be judged.
    """

    table_name: str
    rule_code: str
    examined_count: int | None
    unexpected_count: int | None

    @property
    def is_passed(self) -> bool:
        """Whether nothing breaks the rule."""
        return self.unexpected_count == 0
