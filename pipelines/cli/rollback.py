"""`minsheng rollback`: back to an earlier build."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    build: Annotated[str | None, typer.Argument(help=say("rollback.build"))] = None,
) -> None:
    """Point at another good build; the next build goes on from the deliveries as they are."""
    from pipelines.build.builds import roll_back
    from pipelines.settings import get_settings

    manifest = roll_back(get_settings().folder, build)
    print(say("rollback_done", id=manifest.id, started=manifest.started_at))
