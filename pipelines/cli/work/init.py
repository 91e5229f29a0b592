"""`minsheng init`: a new district's folder from a description of one page, or from questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.district import DISTRICTS_FOLDER
from pipelines.language import say


def command(
    file: Annotated[Path | None, typer.Argument(help=say("init.file"), metavar="[FILE]")] = None,
) -> None:
    """Check the description, asked for where none is given, and make districts/<code>/ of it."""
    from pipelines.founding.found_district import found_district

    folder = found_district(file or _ask(), DISTRICTS_FOLDER)
    print(say("init_done", folder=folder, name=folder.name))


def _ask() -> Path:
    from pipelines.founding.asking.ask_description import ask_description
    from pipelines.founding.asking.dialogue import Dialogue
    from pipelines.problem import Problem

    if not sys.stdin.isatty():
        raise Problem("init_no_file", exit_status=2)
    return ask_description(Dialogue(input, print), DISTRICTS_FOLDER)
