"""Every sentence exists in both languages and says the same things."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from pipelines.language import LANGUAGE_FOLDER, LANGUAGES, language_in_force, messages, say

ROOT = Path(__file__).parents[2]
PROGRAM = [*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "dashboards").rglob("*.py")]
CODES = sorted(messages())
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", CODES)
def test_a_message_has_both_languages_with_the_same_placeholders(code: str) -> None:
    message = messages()[code]
    assert set(message) == set(LANGUAGES)
    assert placeholders(message["zh"]) == placeholders(message["en"])


@pytest.mark.parametrize("code", CODES)
def test_the_english_is_english(code: str) -> None:
    english = messages()[code]["en"]
    # Words that stand in the forms themselves (本月无) are quoted as they are.
    assert len(_CHINESE.findall(english)) <= len(re.findall("[A-Za-z]", english)) / 4, english


def test_no_code_stands_twice() -> None:
    for path in LANGUAGE_FOLDER.rglob("*.yml"):
        node = yaml.compose(path.read_text(encoding="utf-8"))
        codes = [key.value for key, _ in node.value]
        assert len(codes) == len(set(codes)), path.name


def test_every_code_that_the_program_says_exists() -> None:
    """Codes written out as the first argument of say, Problem, note, broken or report."""
    said = []
    for path in PROGRAM:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _says(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    said.append((first.value, path.name))
    assert said
    assert [(code, file) for code, file in said if code not in messages()] == []


def _says(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in {"say", "Problem", "note", "broken"}


def test_the_language_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINSHENG_LANG", raising=False)
    assert language_in_force() == "zh"
    assert _CHINESE.search(say("no_build"))
    monkeypatch.setenv("MINSHENG_LANG", "en")
    assert not _CHINESE.search(say("no_build"))
    assert _CHINESE.search(say("no_build", "zh"))
