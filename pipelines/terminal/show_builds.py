"""Builds as a table, the current one marked, and what kept the others aside."""

from __future__ import annotations

from pipelines.build.current import current_build
from pipelines.build.manifest import Manifest
from pipelines.data_folder import DataFolder
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.terminal.show_table import show_table

_COLUMNS = ("current", "id", "state", "started", "seconds", "deliveries", "rows", "version")


def current_id(folder: DataFolder) -> str:
    """The id of the build in force, empty when there is none."""
    try:
        return current_build(folder).manifest.id
    except Problem:
        return ""


def show_builds(builds: list[Manifest], current: str) -> None:
    """Print one line a build, in the order given, and below them why the failed ones failed."""
    show_table([f"builds.column_{name}" for name in _COLUMNS], [_row(b, current) for b in builds])
    for build in builds:
        if build.failure:
            print(say("builds.why_failed", id=build.id, failure=build.failure))


def show_kept(build: Manifest) -> None:
    """Print how many tables a build took over from the one before, if it took any."""
    if build.kept_tables:
        made = len(build.tables) - build.kept_tables
        print(say("build_kept", kept=build.kept_tables, made=made))


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
