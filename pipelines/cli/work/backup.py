"""`minsheng backup`: the whole installation in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    file: Annotated[Path, typer.Argument(help=say("backup.file"), metavar="FILE")],
    with_secret: Annotated[
        bool, typer.Option("--with-secret", help=say("backup.with_secret"))
    ] = False,
    check: Annotated[bool, typer.Option("--check", help=say("backup.check"))] = False,
) -> None:
    """Write a backup of the data folder, or read one and compare it with its list of contents."""
    from pipelines.backup.examine_backup import examine_backup
    from pipelines.backup.torn_backup import set_torn_aside
    from pipelines.backup.write_backup import write_backup
    from pipelines.settings import get_settings

    if check:
        contents = examine_backup(file)
    else:
        if (torn := set_torn_aside(file)) is not None:
            print(say("backup.torn", path=file, aside=torn))
        contents = write_backup(get_settings().folder, file.absolute(), with_secret)
    print(
        say(
            "backup.whole" if check else "backup.done",
            path=file,
            made_at=contents.made_at,
            files=f"{len(contents.files):,}",
            megabytes=f"{contents.size / 1e6:,.1f}",
        )
    )
    print(say("backup.has_secret" if contents.has_secret else "backup.has_no_secret"))
