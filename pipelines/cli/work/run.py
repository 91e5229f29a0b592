"""`minsheng run`: the main job, from the inbox to the ten key works."""

from __future__ import annotations

from pipelines.data_folder import DataFolder
from pipelines.language import say

SOME_REFUSED = 3


def command() -> int:
    """Take the inbox in, build, publish and print the latest complete year's key works."""
    from pipelines.build.make_build import make_build
    from pipelines.build.manifest import DATABASE_NAME
    from pipelines.deliveries.take_in import take_in
    from pipelines.settings import get_settings
    from pipelines.terminal.oversight.show_corrections import show_corrections
    from pipelines.terminal.returned.show_answers import record_answers
    from pipelines.terminal.show_intake import show_intake
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    with show_steps() as report:
        result = take_in(settings, report=report)
    status = SOME_REFUSED if result.refused else 0
    if result.receipts or result.waiting:
        show_intake(result, settings.folder, with_known=False)
    elif not _anything_known(settings.folder):
        print(say("run_nothing", inbox=settings.inbox_folder))
        return status
    else:
        print(say("run_inbox_empty", inbox=settings.inbox_folder))
    record_answers(settings)
    with show_steps() as report:
        manifest = make_build(settings, report)
    print(say("run_built", id=manifest.id, seconds=manifest.seconds))
    show_corrections(manifest.corrections)
    _show_key_works()
    print(say("run_next", database=settings.folder.builds / manifest.id / DATABASE_NAME))
    return status


def _anything_known(folder: DataFolder) -> bool:
    told = (folder.receipts, folder.nil_returns)
    return any(path.suffix == ".json" for place in told for path in place.glob("*"))


def _show_key_works() -> None:
    from pipelines.build.current import open_current
    from pipelines.problem import Problem
    from pipelines.report.print_progress import print_progress
    from pipelines.report.read_progress import read_progress
    from pipelines.settings import get_settings
    from pipelines.terminal.outcome import complain

    try:
        with open_current(get_settings().folder) as connection:
            progress = read_progress(connection)
    except Problem as problem:
        # What was published stands, whether or not its key works can be told yet.
        complain(say(problem.code, **problem.values))
        return
    print_progress(progress)
