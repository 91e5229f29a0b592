"""`minsheng close`: freeze a year as it was published."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    year: Annotated[int, typer.Argument(help=say("close.year"), metavar="YYYY")],
    by: Annotated[str | None, typer.Option("--by", help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Keep the year's figures; what later builds count differently is shown as a restatement."""
    import getpass

    from pipelines.closing.close_year import close_year
    from pipelines.settings import get_settings
    from pipelines.terminal.told_build import told_build

    folder = get_settings().folder
    closed = close_year(folder, told_build(folder), year, by or getpass.getuser())
    code = "close.mended" if closed.is_mended else "close.done"
    print(say(code, year=year, count=f"{closed.figure_count:,}", build=closed.build_id))
