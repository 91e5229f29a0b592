"""Carry an act out: a new data folder made aside and built, then put in force in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines import fault
from pipelines.backup.hold_still import hold_still
from pipelines.backup.what_is_kept import KEPT
from pipelines.build.current import CurrentBuild, current_build
from pipelines.build.make_build import make_build
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.write_store import write_store
from pipelines.data_folder import DataFolder
from pipelines.exchange import begin_exchange, cancel_exchange, carry_out_exchange
from pipelines.problem import Problem
from pipelines.settings import Settings

# Written anew by each run; they hold no key.
_STAYS = {"summaries"}


@contextmanager
def aside(folder: DataFolder) -> Iterator[DataFolder]:
    """A place for the new data folder; nobody writes into the old one for the length of a `with`.

    What was made there goes when the work fails, and nothing has changed.

    Raises:
        Problem: somebody takes in or builds (75).
    """
    with hold_still(folder):
        to = begin_exchange(folder)
        try:
            yield to
        finally:
            cancel_exchange(folder)


def exchange_store(
    act: Act,
    settings: Settings,
    report: Report,
    finish: Callable[[set[str]], None] = lambda dropped: None,
    check: Callable[[CurrentBuild, CurrentBuild], None] = lambda old, new: None,
    gone: Iterable[Path] = (),
) -> set[str]:
    """Write the new data folder, build it, and put it in the old one's place.

    Earlier builds go: they hold the keys and rows of before. So do the return workbooks in the
    data folder.

    Args:
        act: what changes; its `to` was made by `aside`.
        settings: of the installation.
        report: told (code of the step, done, total).
        finish: called when the new folder is written, before it is built, with the deliveries
            of which nothing is kept.
        check: told the build in force and the new one, and raises Problem if they may not be
            exchanged.
        gone: files that go with the exchange, in the data folder or not.

    Returns:
        the deliveries of which nothing is kept.

    Raises:
        Problem: something failed; nothing has changed.
    """
    folder, to = act.folder, act.to
    dropped = write_store(act, report)
    finish(dropped)
    builds = []
    if (before := _built(folder)) is not None:
        built = make_build(_settings_aside(settings, act), report)
        check(before, current_build(to))
        builds = [_inside(folder, folder.builds / built.id), _inside(folder, folder.current)]
    fault.point("custody.built")
    report("custody_step_exchange", 0, 0)
    put = [_inside(folder, getattr(folder, name)) for name in KEPT if name not in _STAYS]
    put = [name for name in (*put, folder.secret.name) if (to.root / name).exists()]
    old = [] if not folder.builds.is_dir() else sorted(folder.builds.iterdir())
    old = [_inside(folder, path) for path in old if path != folder.current]
    others = [_inside(folder, path) for path in (folder.returns, *gone)]
    carry_out_exchange(folder, [*builds, *put], [*old, *others])
    return dropped


def _built(folder: DataFolder) -> CurrentBuild | None:
    try:
        return current_build(folder)
    except Problem:
        return None


def _settings_aside(settings: Settings, act: Act) -> Settings:
    """Those of the data folder that is made: everything that the build writes lies in it."""
    return settings.model_copy(update={"data": act.to.root})


def _inside(folder: DataFolder, path: Path) -> str:
    inside = path.is_relative_to(folder.root)
    return path.relative_to(folder.root).as_posix() if inside else str(path)
