"""`minsheng builds`: the builds there are, or the tables of the current one."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    tables: Annotated[bool, typer.Option("--tables", help=say("builds.tables"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """List the builds, newest first, or the tables of the current build."""
    import json
    from dataclasses import asdict

    from pipelines.build.builds import list_builds
    from pipelines.build.current import current_build
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.show_table import show_table

    folder = get_settings().folder
    if tables:
        rows = [
            [name, f"{count:,}"] for name, count in current_build(folder).manifest.tables.items()
        ]
        show_table(["builds.column_table", "builds.column_rows"], rows)
        return
    found = list_builds(folder)
    try:
        current = current_build(folder).manifest.id
    except Problem:
        current = ""
    if as_json:
        listed = [{**asdict(m), "is_current": m.id == current} for m in found]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    if not found:
        print(say("no_build"))
        return
    columns = ("current", "id", "state", "started", "seconds", "deliveries", "rows", "version")
    rows = [
        [
            "→" if m.id == current else "",
            m.id,
            say(f"builds.state_{m.state}"),
            m.started_at[:19].replace("T", " "),
            f"{m.seconds}",
            f"{m.deliveries:,}",
            f"{sum(m.tables.values()):,}",
            m.code_version,
        ]
        for m in found
    ]
    show_table([f"builds.column_{name}" for name in columns], rows)
