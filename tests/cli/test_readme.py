"""The commands, options and settings of both READMEs are the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.cli.application import COMMANDS, load_command
from pipelines.settings import Settings

PROJECT = Path(__file__).parents[2]
READMES = {
    name: (PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
}
# A row of the table of commands: `minsheng <command> …` | what it does
ROW = re.compile(r"^\| `minsheng (\S+)([^`]*)` \|", re.M)
ROWS = {
    name: [(found[1], found[2]) for found in ROW.finditer(text)] for name, text in READMES.items()
}
ANYWHERE = {"--lang", "--data", "--help"}
readmes = pytest.mark.parametrize("name", READMES)


def options_of(command: str) -> set[str]:
    return {name for parameter in load_command(command).params for name in parameter.opts}


def options_in(row: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", row))


@readmes
def test_the_table_holds_each_command_once_in_the_order_of_help(name: str) -> None:
    assert [command for command, _ in ROWS[name]] == list(COMMANDS)


@readmes
@pytest.mark.parametrize("command", COMMANDS)
def test_options_in_a_row_are_the_commands_own(name: str, command: str) -> None:
    assert options_in(dict(ROWS[name])[command]) <= options_of(command) | ANYWHERE


@readmes
@pytest.mark.parametrize("command", COMMANDS)
def test_a_required_option_stands_in_its_commands_row(name: str, command: str) -> None:
    rest = dict(ROWS[name])[command]
    for parameter in load_command(command).params:
        if parameter.required and parameter.param_type_name == "option":
            assert parameter.opts[0] in rest


@pytest.mark.parametrize("command", COMMANDS)
def test_both_tables_name_the_same_options_of_a_command(command: str) -> None:
    english, chinese = (options_in(dict(rows)[command]) for rows in ROWS.values())
    assert english == chinese


@readmes
def test_an_option_named_anywhere_exists(name: str) -> None:
    # Lines of other programs (uv, pip) have options of their own.
    own = [line for line in READMES[name].splitlines() if "uv " not in line]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(own)))
    known = {option for command in COMMANDS for option in options_of(command)}
    assert named <= known | ANYWHERE


@readmes
def test_settings_named_exist_and_those_of_people_are_named(name: str) -> None:
    settings = {f"MINSHENG_{field.upper()}" for field in Settings.model_fields}
    named = set(re.findall(r"MINSHENG_[A-Z_]*[A-Z]", READMES[name]))
    assert named <= settings
    assert {"MINSHENG_DATA", "MINSHENG_INBOX", "MINSHENG_LANG", "MINSHENG_SECRET"} <= named
