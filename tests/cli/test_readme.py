"""The README's commands, options and settings are the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.cli.application import COMMANDS, load_command
from pipelines.settings import Settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
# A row of the table of commands: `minsheng <command> …` | what it does
ROW = re.compile(r"^\| `minsheng (\S+)([^`]*)` \|", re.M)
ROWS = [(found[1], found[2]) for found in ROW.finditer(README)]
ANYWHERE = {"--lang", "--data", "--help"}


def options_of(command: str) -> set[str]:
    return {name for parameter in load_command(command).params for name in parameter.opts}


def test_the_table_holds_each_command_once_in_the_order_of_help() -> None:
    assert [command for command, _ in ROWS] == list(COMMANDS)


@pytest.mark.parametrize(("command", "rest"), ROWS)
def test_options_in_a_row_are_the_commands_own(command: str, rest: str) -> None:
    assert set(re.findall(r"--[a-z-]+", rest)) <= options_of(command) | ANYWHERE


@pytest.mark.parametrize("command", COMMANDS)
def test_a_required_option_stands_in_its_commands_row(command: str) -> None:
    rest = dict(ROWS)[command]
    for parameter in load_command(command).params:
        if parameter.required and parameter.param_type_name == "option":
            assert parameter.opts[0] in rest


def test_an_option_named_anywhere_exists() -> None:
    # Lines of other programs (uv, pip) have options of their own.
    own = [line for line in README.splitlines() if "uv " not in line]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(own)))
    known = {option for command in COMMANDS for option in options_of(command)}
    assert named <= known | ANYWHERE


def test_settings_named_exist_and_those_of_people_are_named() -> None:
    settings = {f"MINSHENG_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"MINSHENG_[A-Z_]*[A-Z]", README))
    assert named <= settings
    assert {"MINSHENG_DATA", "MINSHENG_INBOX", "MINSHENG_LANG", "MINSHENG_SECRET"} <= named
