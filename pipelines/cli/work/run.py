"""`minsheng run`: the main job, from the inbox to the ten key works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.data_folder import DataFolder
from pipelines.district import example_places
from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.build.manifest import Manifest
    from pipelines.settings import Settings

SOME_REFUSED = 3


def command(
    is_watch: Annotated[bool, typer.Option("--watch", help=say("run.watch"))] = False,
    every: Annotated[
        float, typer.Option(help=say("run.every"), metavar="SECONDS", min=0.5, max=3600)
    ] = 15,
    # How the watch tells a run which files are still being written.
    leave: Annotated[list[Path] | None, typer.Option(hidden=True)] = None,
) -> int:
    """Take the inbox in, build, publish and print the latest complete year's key works."""
    from pipelines.settings import get_settings
    from pipelines.terminal.notices.tell_outside import outcome_told, tell_what_is_late

    settings = get_settings()
    if is_watch:
        from pipelines.watch.watch_inbox import watch_inbox

        return watch_inbox(settings, every, _tell_of_the_watch)
    with outcome_told(settings):
        status, manifest = _take_in_and_build(settings, frozenset(leave or ()))
    if manifest:
        _show_build(manifest, settings.folder)
        tell_what_is_late(settings)
    return status


def _take_in_and_build(settings: Settings, leave: frozenset[Path]) -> tuple[int, Manifest | None]:
    """The exit status, and the build; none where nothing was ever taken in."""
    from pipelines.build.make_build import make_build
    from pipelines.deliveries.take_in import take_in
    from pipelines.terminal.returned.record_answers import record_answers
    from pipelines.terminal.show_intake import show_intake
    from pipelines.terminal.show_steps import show_steps

    with show_steps() as report:
        result = take_in(settings, leave=leave, report=report)
    record_answers(settings)
    status = SOME_REFUSED if result.refused else 0
    if result.receipts or result.waiting:
        show_intake(result, settings.folder, with_known=False)
    elif not _anything_known(settings.folder):
        print(say("run_nothing", inbox=settings.inbox_folder))
        return status, None
    else:
        print(say("run_inbox_empty", inbox=settings.inbox_folder))
    with show_steps() as report:
        return status, make_build(settings, report)


def _tell_of_the_watch(code: str, **values: object) -> None:
    from datetime import datetime

    print(say(code, at=f"{datetime.now():%Y-%m-%d %H:%M:%S}", **values), flush=True)


def _show_build(manifest: Manifest, folder: DataFolder) -> None:
    from pipelines.build.manifest import DATABASE_NAME
    from pipelines.terminal.oversight.show_corrections import show_corrections
    from pipelines.terminal.show_builds import show_kept

    print(say("run_built", id=manifest.id, seconds=manifest.seconds))
    show_kept(manifest)
    show_corrections(manifest.corrections)
    _show_key_works(folder)
    _show_findings(folder)
    _write_summary(folder)
    town, _ = example_places()
    print(say("run_next", town=town, database=folder.builds / manifest.id / DATABASE_NAME))


def _show_findings(folder: DataFolder) -> None:
    from pipelines.build.current import open_current
    from pipelines.query.findings import Choice, count_findings

    with open_current(folder) as connection:
        counts = count_findings(connection, Choice())
    found, still_open = (
        sum(getattr(c, n) for c in counts) for n in ("finding_count", "open_count")
    )
    print(say("run_findings", count=f"{found:,}", open=f"{still_open:,}"))


def _write_summary(folder: DataFolder) -> None:
    from pipelines.build.current import current_build, open_build
    from pipelines.problem import Problem
    from pipelines.summary.write_article import write_article
    from pipelines.summary.write_summary import write_summary

    build = current_build(folder)
    try:
        with open_build(build) as connection:
            article = write_article(connection, build.manifest.id)
    except Problem:
        # Key works that cannot be told, as was said above, make no summary.
        return
    write_summary(article, folder.summaries, "newspaper")
    print(say("run_summary", title=article.title, folder=folder.summaries))


def _anything_known(folder: DataFolder) -> bool:
    told = (folder.receipts, folder.nil_returns)
    return any(path.suffix == ".json" for place in told for path in place.glob("*"))


def _show_key_works(folder: DataFolder) -> None:
    from pipelines.build.current import open_current
    from pipelines.problem import Problem
    from pipelines.report.print_progress import print_progress
    from pipelines.report.read_progress import read_progress
    from pipelines.terminal.outcome import complain

    try:
        with open_current(folder) as connection:
            progress = read_progress(connection)
    except Problem as problem:
        # What was published stands, whether or not its key works can be told yet.
        complain(say(problem.code, **problem.values))
        return
    print_progress(progress)
