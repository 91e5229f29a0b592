"""`minsheng builds`: the builds there are, or the tables of the current one."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.data_folder import DataFolder
from pipelines.language import say


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
    from pipelines.terminal.show_builds import current_id, show_builds

    found = list_builds(folder)
    if as_json:
        current = current_id(folder)
        listed = [{**asdict(build), "is_current": build.id == current} for build in found]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    elif not found:
        print(say("no_build"))
    else:
        show_builds(found, current_id(folder))
