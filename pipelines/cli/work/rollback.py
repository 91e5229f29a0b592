"""`minsheng rollback`: back to an earlier build."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    build: Annotated[
        str | None, typer.Argument(help=say("rollback.build"), metavar="BUILD")
    ] = None,
) -> None:
    """Point at another good build; the next build goes on from the deliveries as they are."""
    from pipelines.build.builds import list_builds, roll_back
    from pipelines.build.current import current_build
    from pipelines.problem import Problem
    from pipelines.settings import get_settings

    folder = get_settings().folder
    current = current_build(folder).manifest.id
    builds = [manifest.id for manifest in list_builds(folder) if manifest.state == "published"]
    if build is None and not any(name < current for name in builds):
        raise Problem("rollback_nothing", id=current)
    named = [name for name in builds if build and name.startswith(build)]
    if len(named) > 1:
        names = say("list_comma").join(named)
        raise Problem("build_ambiguous", exit_status=2, name=build, names=names)
    manifest = roll_back(folder, named[0] if named else build)
    print(say("rollback_done", id=manifest.id, started=manifest.started_at[:19].replace("T", " ")))
