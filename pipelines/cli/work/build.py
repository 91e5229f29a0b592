"""`minsheng build`: models, checks, publish."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from pipelines.language import say


def command(
    engine: Annotated[
        Literal["duckdb", "spark"], typer.Option(help=say("build.engine"), metavar="duckdb|spark")
    ] = "duckdb",
    full: Annotated[bool, typer.Option("--full", help=say("build.full"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Build the warehouse from the deliveries in force and publish it."""
    import dataclasses
    import json

    from pipelines.build.make_build import make_build
    from pipelines.settings import get_settings
    from pipelines.terminal.notices.tell_outside import outcome_told
    from pipelines.terminal.oversight.show_corrections import show_corrections
    from pipelines.terminal.show_builds import show_kept
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    with outcome_told(settings), show_steps() as report:
        manifest = make_build(settings, report, engine=engine, full=full)
    if as_json:
        print(json.dumps(dataclasses.asdict(manifest), ensure_ascii=False, indent=1))
        return
    print(
        say(
            "build_done",
            id=manifest.id,
            tables=len(manifest.tables),
            rows=f"{sum(manifest.tables.values()):,}",
            deliveries=manifest.deliveries,
            seconds=manifest.seconds,
        )
    )
    show_kept(manifest)
    show_corrections(manifest.corrections)
