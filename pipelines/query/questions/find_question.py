"""Where questions are found: the examples of the program, and the data folder's own."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from pipelines.data_folder import DataFolder
from pipelines.language import language_in_force, say
from pipelines.query.questions.parameters import Parameter, parameter_names, usual_kind
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
    """The question of that file; none when it is damaged or another file."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        parameters = tuple(Parameter(**parameter) for parameter in told.pop("parameters"))
        question = Question(code=path.stem, parameters=parameters, **told)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return question if SAVED_CODE.fullmatch(question.code) and question.saved_at else None


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
