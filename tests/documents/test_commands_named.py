"""Commands that a document shows exist, with their options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pipelines.cli.application import COMMANDS, load_command

PROJECT = Path(__file__).parents[2]
DOCUMENTS = [
    path for path in sorted(PROJECT.glob("docs/**/*.md")) if "minsheng " in path.read_text("utf-8")
]
# A line of an indented or fenced block that begins with the program.
SHOWN = re.compile(r"^ *(?:\$ )?minsheng (.+)$", re.M)
IN_A_SENTENCE = re.compile(r"`minsheng ([^`]+)`")
ANYWHERE = {"--data", "--lang", "--help"}


def named(text: str) -> list[list[str]]:
    """Each command shown, as words."""
    lines = SHOWN.findall(text) + IN_A_SENTENCE.findall(text.replace("\n", " "))
    return [shlex.split(line) for line in lines]


def after_general_options(words: list[str]) -> list[str]:
    """The words from the command on: --lang and --data, with their values, stand before it."""
    while words and words[0] in ANYWHERE:
        words = words[2:]
    return words


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_command_shown_exists_with_its_options(document: Path) -> None:
    for words in map(after_general_options, named(document.read_text(encoding="utf-8"))):
        if not words or words[0] in {"…", "…`"}:
            continue
        assert words[0] in COMMANDS, words
        own = {name for one in load_command(words[0]).params for name in one.opts}
        options = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
        assert options <= own | ANYWHERE, words


@pytest.mark.parametrize(
    "document", sorted(PROJECT.glob("docs/how-to/*.md")), ids=lambda path: path.stem
)
def test_a_manual_shows_a_complete_command(document: Path) -> None:
    shown = [shlex.split(line) for line in SHOWN.findall(document.read_text(encoding="utf-8"))]
    assert shown
    for command, *rest in shown:
        required = [one for one in load_command(command).params if one.required]
        for one in required:
            given = one.opts[0] in rest if one.param_type_name == "option" else bool(rest)
            assert given, (command, one.name)
