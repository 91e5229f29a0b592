"""`minsheng rekey`: change the secret that keys are made with and the vault is sealed by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    keep_old: Annotated[
        Path | None, typer.Option("--keep-old", help=say("rekey.keep_old"), metavar="FILE")
    ] = None,
    drop_old: Annotated[bool, typer.Option("--drop-old", help=say("rekey.drop_old"))] = False,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Move everything to a new secret, in one step; nothing is read anew from the towns."""
    from pipelines.custody.rekey import rekey
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    if settings.secret_text is None and (keep_old is None) != drop_old:
        # Backups made so far open under the old secret alone: to lose it must be said.
        raise Problem("rekey.what_of_old", exit_status=2)
    with show_steps() as report:
        done = rekey(settings, keep_old, by, report)
    print(say("rekey.done", keys=f"{done.keys:,}", deliveries=f"{done.deliveries:,}"))
    if done.is_setting:
        print(say("rekey.set_variable"))
    elif done.kept_at is not None:
        print(say("rekey.kept", path=done.kept_at))
    else:
        print(say("rekey.dropped"))
    print(say("rekey.afterwards"))
