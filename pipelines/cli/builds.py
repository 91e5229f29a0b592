"""`minsheng builds`: the builds there are, or the tables of the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.data_folder import DataFolder
from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.build.manifest import Manifest

_COLUMNS = ("current", "id", "state", "started", "seconds", "deliveries", "rows", "version")


def command(
    tables: Annotated[bool, typer.Option("--tables", help=say("builds.tables"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """List the builds, newest first, or the tables of the current build."""
    from pipelines.settings import get_settings

    folder = get_settings().folder
    if tables:
        _show_tables(folder)
    else:
        _show_builds(folder, as_json)


def _show_tables(folder: DataFolder) -> None:
    from pipelines.build.current import current_build
    from pipelines.terminal.show_table import show_table

    tables = current_build(folder).manifest.tables
    rows = [[name, f"{count:,}"] for name, count in tables.items()]
    show_table(["builds.column_table", "builds.column_rows"], rows)


def _show_builds(folder: DataFolder, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from pipelines.build.builds import list_builds
    from pipelines.build.current import current_build
    from pipelines.problem import Problem
    from pipelines.terminal.show_table import show_table

    found = list_builds(folder)
    try:
        current = current_build(folder).manifest.id
    except Problem:
        current = ""
    if as_json:
        listed = [{**asdict(m), "is_current": m.id == current} for m in found]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    elif not found:
        print(say("no_build"))
    else:
        show_table(
            [f"builds.column_{name}" for name in _COLUMNS], [_row(m, current) for m in found]
        )


def _row(build: Manifest, current: str) -> list[str]:
    return [
        "→" if build.id == current else "",
        build.id,
        say(f"builds.state_{build.state}"),
        build.started_at[:19].replace("T", " "),
        f"{build.seconds}",
        f"{build.deliveries:,}",
        f"{sum(build.tables.values()):,}",
        build.code_version,
    ]
