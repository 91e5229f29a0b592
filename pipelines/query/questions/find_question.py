"""Where questions are found: the examples of the program, and the data folder's own."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from pipelines.data_folder import DataFolder
from pipelines.language import language_in_force, say
from pipelines.query.questions.parameters import (
    KINDS,
    Parameter,
    parameter_names,
    usual_kind,
)
from pipelines.query.questions.question import Question

_EXAMPLES = Path(__file__).parent / "examples"
# What an example's parameters stand at when it is opened; the others are left to the page.
_USUAL_VALUES = {"least_yuan": "10000"}
SAVED_CODE = re.compile(r"[0-9a-f]{8}")


def all_questions(folder: DataFolder) -> list[Question]:
    """The examples, then the saved questions, latest first."""
    return [*examples(), *saved_questions(folder)]


def examples() -> list[Question]:
    """The questions that come with the program, named and asking in the language in force."""
    lang = language_in_force()
    return [
        Question(
            f"example-{path.stem}",
            say(f"workbench.example_{path.stem}"),
            sql,
            tuple(
                Parameter(name, usual_kind(name), _USUAL_VALUES.get(name, ""))
                for name in parameter_names(sql)
            ),
        )
        for path, sql in _texts(lang)
    ]


def saved_questions(folder: DataFolder) -> list[Question]:
    """The saved questions, latest first; a file that cannot be read is left out."""
    found = [read_question(path) for path in folder.questions.glob("*.json")]
    kept = [question for question in found if question]
    return sorted(kept, key=lambda question: (question.saved_at, question.code), reverse=True)


def read_question(path: Path) -> Question | None:
    """The question of that file; none when it is damaged or another file.

    People edit these files by hand: a kind of parameter that nobody knows becomes the usual one.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        texts = {name: told[name] for name in ("name", "sql", "who", "saved_at")}
        parameters = tuple(_parameter(parameter) for parameter in told["parameters"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    is_whole = all(isinstance(text, str) for text in texts.values()) and texts["saved_at"]
    if not is_whole or not SAVED_CODE.fullmatch(path.stem):
        return None
    return Question(code=path.stem, parameters=parameters, **texts)


def _parameter(told: dict) -> Parameter:
    name, kind, value = told["name"], told.get("kind"), told.get("value")
    if not isinstance(name, str):
        raise TypeError("a parameter without a name")
    return Parameter(
        name,
        kind if kind in KINDS else usual_kind(name),
        value if isinstance(value, str) else "",
    )


@cache
def _texts(lang: str) -> list[tuple[Path, str]]:
    """The files' statements; their first line is a remark in Chinese, a slash, and in English."""
    found = []
    for path in sorted(_EXAMPLES.glob("*.sql")):
        remark, rest = path.read_text(encoding="utf-8").split("\n", 1)
        chinese, english = remark.removeprefix("-- ").split(" / ")
        # Names and titles stand in both languages side by side: name_zh, name_en.
        rest = rest if lang == "zh" else rest.replace("_zh", "_en")
        found.append((path, f"-- {chinese if lang == 'zh' else english}\n{rest}"))
    return found
