"""Keep a question of the workbench under a name of its own, or put it away."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.build.current import CurrentBuild
from pipelines.data_folder import DataFolder
from pipelines.identity.numbers_in_text import hold_numbers, refuse_numbers
from pipelines.lock import short_lock
from pipelines.problem import Problem
from pipelines.query.ask import start_asking
from pipelines.query.questions.find_question import SAVED_CODE, read_question, saved_questions
from pipelines.query.questions.parameters import typed_value
from pipelines.query.questions.question import Question
from pipelines.query.questions.question_history import keep_past
from pipelines.settings import Settings
from pipelines.whole_files import sync, write_lasting

_ACT = "save_question"
_LONGEST_NAME = 60


def save_question(
    reader: Reader, question: Question, build: CurrentBuild, settings: Settings
) -> Question:
    """Judge the question, plan it on the build, and write it to a file of its own.

    Args:
        reader: who saves; the role says which tables the statement may name.
        question: with an empty code to be kept as a new one, else in place of the one of that
            code, which was saved last at `saved_at` when it was opened.
        build: the build that the statement is planned on.
        settings: the limits of a query, and the data folder.

    Returns:
        The question as it stands in the data folder; the file holds no row of an answer.

    Raises:
        Problem: no name, nobody's name, a name taken, a number of a person in it, or a statement
            that would be refused or cannot be planned; or somebody else saved it meanwhile, or
            the role may not save.
    """
    require_act(reader, _ACT)
    name, who = question.name.strip(), question.who.strip()
    _refuse_nameless(name, who)
    if question.code and not SAVED_CODE.fullmatch(question.code):
        raise Problem("workbench.question_unknown", exit_status=2)
    told = [name, who, question.sql, *(parameter.value for parameter in question.parameters)]
    if hold_numbers(pl.Series(told, dtype=pl.String)).any():
        raise Problem("workbench.number_of_a_person", exit_status=2)
    values = {parameter.name: typed_value(parameter) for parameter in question.parameters}
    start_asking(question.sql, build, settings, reader, values=values, is_check=True).answer()
    kept = replace(
        question,
        code=question.code or secrets.token_hex(4),
        name=name,
        who=who,
        saved_at=datetime.now().astimezone().isoformat(timespec="microseconds"),
    )
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        with short_lock(settings.folder.questions_lock):
            others = saved_questions(settings.folder)
            _refuse_twice(name, question.code, others)
            _refuse_changed(question, others)
            for old in others:
                if old.code == kept.code:
                    keep_past(old, "replaced", who, settings.folder)
            _write(kept, settings.folder)
    except OSError:
        raise Problem("workbench.not_saved") from None
    return kept


def remove_question(reader: Reader, code: str, by: str, folder: DataFolder) -> None:
    """Put a saved question away; it stays in the history, with who and when.

    One that is away already is no error.

    Args:
        reader: who puts it away.
        code: of the question.
        by: the name under which it is recorded.
        folder: the data folder.

    Raises:
        Problem: nobody's name, or a number of a person in it; the folder cannot be written to, or
            the role may not save.
    """
    require_act(reader, _ACT)
    by = by.strip()
    if not by or len(by) > _LONGEST_NAME:
        raise Problem("workbench.removed_by_missing", exit_status=2)
    refuse_numbers(by)
    if not SAVED_CODE.fullmatch(code) or not folder.questions.exists():
        return
    path = folder.questions / f"{code}.json"
    try:
        with short_lock(folder.questions_lock):
            if old := read_question(path):
                keep_past(old, "removed", by, folder)
            path.unlink(missing_ok=True)
            sync(folder.questions)
    except OSError:
        raise Problem("workbench.not_saved") from None


def _refuse_nameless(name: str, who: str) -> None:
    if not name or len(name) > _LONGEST_NAME:
        raise Problem("workbench.name_missing", exit_status=2, most=_LONGEST_NAME)
    if not who or len(who) > _LONGEST_NAME:
        raise Problem("workbench.who_missing", exit_status=2)


def _refuse_twice(name: str, code: str, others: Sequence[Question]) -> None:
    if any(other.name == name and other.code != code for other in others):
        raise Problem("workbench.name_taken", exit_status=2, name=name)


def _refuse_changed(question: Question, others: Sequence[Question]) -> None:
    """One that is gone is written anew: nothing of it would be lost."""
    for now in others:
        if now.code == question.code and now.saved_at != question.saved_at:
            raise Problem("workbench.saved_meanwhile", exit_status=2, name=now.name, who=now.who)


def _write(question: Question, folder: DataFolder) -> None:
    told = asdict(question)
    # The file's name is the question's code: it cannot say another.
    del told["code"]
    folder.questions.mkdir(parents=True, exist_ok=True)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    write_lasting(folder.questions / f"{question.code}.json", text + "\n")
