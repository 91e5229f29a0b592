"""`minsheng originals`: the towns' own files out of the vault."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    out: Annotated[Path, typer.Option(help=say("originals.out"), metavar="DIR")],
    file: Annotated[str | None, typer.Option(help=say("originals.file"), metavar="ID")] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Write the sealed originals into a folder; the access log tells who asked."""
    from pipelines.custody.take_originals_out import take_originals_out
    from pipelines.settings import get_settings

    done = take_originals_out(get_settings(), out.absolute(), file, by)
    print(say("originals.done", count=f"{done.count:,}", path=out, line=done.log_line))
