"""The options that every command has, --lang and --data, wherever they stand."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.language import LANGUAGES
from pipelines.problem import Problem

_VARIABLE = {"--lang": "MINSHENG_LANG", "--data": "MINSHENG_DATA"}


def take_global_options(arguments: list[str]) -> list[str]:
    """Put --lang and --data into the environment and return the other arguments.

    They are taken before the command is looked up, since help texts are made in the language
    asked for; child processes inherit both.

    Raises:
        Problem: an option without its value, a language that nobody speaks here, or a data
            folder that is a file.
    """
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, has_value, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
        elif name not in _VARIABLE:
            rest.append(argument)
        else:
            _set(name, value if has_value else next(waiting, ""))
    data = os.environ.get("MINSHENG_DATA")
    if data and Path(data).expanduser().is_file():
        raise Problem("data_not_folder", exit_status=2, path=data)
    return rest


def _set(name: str, value: str) -> None:
    if not value:
        raise Problem("usage_missing", exit_status=2, name=name)
    if name == "--lang" and value not in LANGUAGES:
        raise Problem("bad_language", exit_status=2)
    os.environ[_VARIABLE[name]] = value
