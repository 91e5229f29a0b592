"""What a session's workbench holds from run to run: its text, its question, its answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import polars as pl
import streamlit as st

from pipelines.problem import Problem
from pipelines.query.ask import RunningQuestion
from pipelines.query.questions.parameters import Kind, Parameter
from pipelines.query.questions.question import Question

_KEPT_HISTORY = 50


@dataclass(frozen=True)
class Asked:
    """A question that was put: what the answer says of itself."""

    sql: str
    name: str
    parameters: tuple[Parameter, ...]
    build_id: str
    at: datetime


@dataclass(frozen=True)
class Outcome:
    """What became of a question.

    Attributes:
        frame: the rows that were fetched; none when it failed.
        kinds: the SQL type of each of its columns.
        more: whether there are rows beyond them.
        problem: why there is no answer.
    """

    asked: Asked
    seconds: float
    frame: pl.DataFrame | None = None
    kinds: tuple[str, ...] = ()
    more: bool = False
    problem: Problem | None = None


@dataclass(frozen=True)
class Past:
    """A question of before: its outcome without the rows, and how many there were."""

    outcome: Outcome
    count: int | None


@dataclass
class Bench:
    """The workbench of one session.

    Attributes:
        text: the statement as the page last heard of it.
        number: counts the texts that the page put into the editor; what the editor sends of an
            earlier one is stale.
        heard: counts what the editor told; an older word than this is stale too.
        opened: the question that the text came from.
        kinds: kinds of parameters that were chosen against what their names speak of.
        drawn: the parameters that had inputs in the last run.
        notice: a code of pipelines/language with its values, told once.
    """

    text: str = ""
    number: int = 0
    heard: int = 0
    put_text: str = ""
    is_plain: bool = False
    opened: Question | None = None
    kinds: dict[str, Kind] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()
    asked: Asked | None = None
    running: RunningQuestion | None = None
    outcome: Outcome | None = None
    history: list[Past] = field(default_factory=list)
    notice: tuple[str, str, dict[str, Any]] | None = None

    def put(self, text: str) -> None:
        """Put a text into the editor, in place of what stands there."""
        self.text = self.put_text = text
        self.number += 1

    def keep(self, outcome: Outcome) -> None:
        """Take an outcome in: shown, and remembered without its rows."""
        self.outcome, self.running, self.asked = outcome, None, None
        count = None if outcome.frame is None else outcome.frame.height
        self.history.insert(0, Past(replace(outcome, frame=None), count))
        del self.history[_KEPT_HISTORY:]


def bench_of_session() -> Bench:
    """The session's workbench; a new one holds nothing."""
    if "_bench" not in st.session_state:
        st.session_state["_bench"] = Bench()
    return st.session_state["_bench"]
