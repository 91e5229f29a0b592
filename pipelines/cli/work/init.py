"""`minsheng init`: a new district's folder from a description of one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    file: Annotated[Path, typer.Argument(help=say("init.file"), metavar="FILE")],
) -> None:
    """Check the description and make districts/<code>/ of it."""
    from pipelines.district import DISTRICTS_FOLDER
    from pipelines.founding.found_district import found_district

    folder = found_district(file, DISTRICTS_FOLDER)
    print(say("init_done", folder=folder, name=folder.name))
