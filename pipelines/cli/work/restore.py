"""`minsheng restore`: a backup back into an empty data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    file: Annotated[Path, typer.Argument(help=say("backup.file"), metavar="FILE")],
) -> None:
    """Bring all of a backup into the data folder, which must be empty but for an inbox."""
    from pipelines.backup.restore_backup import restore_backup
    from pipelines.settings import get_settings

    folder = get_settings().folder
    contents = restore_backup(file, folder)
    print(
        say(
            "backup.restored",
            path=folder.root,
            made_at=contents.made_at,
            files=f"{len(contents.files):,}",
        )
    )
    if not folder.secret.exists():
        print(say("backup.bring_secret", path=folder.secret))
