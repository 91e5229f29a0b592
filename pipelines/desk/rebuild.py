"""A build that a page asked for: a child process that no page waits for."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from pipelines.access.reader import Reader, require_act
from pipelines.desk.run_command import RunningCommand, failure_of, start_command
from pipelines.language import say
from pipelines.lock import holder_of
from pipelines.settings import Settings

_ACT = "rebuild"
_PUBLISHED = 0


@dataclass(frozen=True)
class BuildState:
    """How far the build is.

    Attributes:
        is_running: whether any process builds on this data folder.
        words: who builds since when and how far it is, or what became of the last build that
            was asked for here; empty when there is nothing to tell.
        share: of the work, from 0 to 1; None when it is not known.
        has_failed: whether the last build asked for here failed.
    """

    is_running: bool = False
    words: str = ""
    share: float | None = None
    has_failed: bool = False


class Rebuild:
    """The builds that the pages of one server asked for, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: RunningCommand | None = None

    def start(self, reader: Reader, settings: Settings) -> None:
        """Begin a build, unless one is on its way; `state` tells which.

        Raises:
            Problem: the role may not begin one.
        """
        require_act(reader, _ACT)
        with self._lock:
            if not self.state(reader, settings).is_running:
                self._asked = start_command(settings, "build")

    def state(self, reader: Reader, settings: Settings) -> BuildState:
        """How far the build is that was asked for here, else the one that somebody else runs.

        Raises:
            Problem: the role may not begin one.
        """
        require_act(reader, _ACT)
        asked = self._asked
        if asked is not None and asked.status is None:
            code, done, total = asked.step or ("build_step_raw", 0, 0)
            words = say("deliveries.building", step=say(code))
            return BuildState(True, words, done / total if total else None)
        if holder := holder_of(settings.folder.lock):
            return BuildState(True, say("build_busy", **holder))
        if asked is not None and asked.status != _PUBLISHED:
            failure = failure_of(asked)
            return BuildState(words=say(failure.code, **failure.values), has_failed=True)
        return BuildState()


THE_REBUILD = Rebuild()
