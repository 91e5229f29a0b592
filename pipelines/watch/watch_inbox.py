"""Look at the inbox, run when files have come to rest, look again, until asked to stop."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipelines.deliveries.inbox import shapes_of
from pipelines.lock import BUSY, build_lock
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.watch.rested_files import Due, RestedFiles
from pipelines.watch.run_process import end_run, start_command, start_run

Report = Callable[..., None]

_DONE, _WRONG_USAGE, _DONE_IN_PART = 0, 2, 3
_POLL_SECONDS = 0.2
_FIRST_PAUSE, _LONGEST_PAUSE = 60.0, 3600.0


def watch_inbox(settings: Settings, every: float, report: Report) -> int:
    """Watch until SIGTERM or Ctrl+C, and return the exit status.

    A first run makes good what happened while nobody watched. A run that failed is tried again
    after a minute, two, four … up to an hour, and at once when the inbox changes.

    Args:
        settings: of the installation.
        every: seconds between two looks; a file that is the same at both has come to rest.
        report: told a code of pipelines/language and its values.

    Returns:
        0 when it was asked to stop; 2 when a run says that it cannot run as it is set up.

    Raises:
        Problem: another process watches this data folder; exit status 75.
    """
    try:
        with build_lock(settings.folder.watch_lock):
            return _Watch(settings, every, report).keep()
    except Problem as problem:
        if problem.code != "build_busy":
            raise
        raise Problem("watch.twice", exit_status=BUSY, **problem.values) from None


@dataclass
class _Watch:
    settings: Settings
    every: float
    report: Report
    files: RestedFiles = field(default_factory=RestedFiles)
    is_over: bool = False
    # A first run, or another try: due by this clock, whatever the inbox holds.
    try_at: float | None = 0.0
    why: str = "watch.first_run"
    pause: float = field(default_factory=lambda: _FIRST_PAUSE)
    told_on: date = field(default_factory=date.today)

    def keep(self) -> int:
        """Look and run until it is over."""
        former = {one: signal.signal(one, self._stop) for one in (signal.SIGTERM, signal.SIGINT)}
        try:
            self.report("watch.begun", inbox=self.settings.inbox_folder, seconds=f"{self.every:g}")
            self.files.look(shapes_of(self.settings.inbox_folder))
            while self._rests():
                if self._look() == _WRONG_USAGE:
                    return _WRONG_USAGE
            self.report("watch.stopped")
            return _DONE
        finally:
            for one, handler in former.items():
                signal.signal(one, handler)

    def _stop(self, *_: Any) -> None:
        self.is_over = True

    def _rests(self) -> bool:
        """Wait for the next look; False when it was asked to stop."""
        end = time.monotonic() + self.every
        while not self.is_over and time.monotonic() < end:
            time.sleep(min(_POLL_SECONDS, self.every))
        return not self.is_over

    def _look(self) -> int:
        due = self.files.look(shapes_of(self.settings.inbox_folder))
        if due.new:
            return self._run(due, "watch.run")
        if self.try_at is not None and time.monotonic() >= self.try_at:
            return self._run(due, self.why)
        if self.told_on != date.today() and (self.settings.smtp_host or self.settings.webhook):
            # A day is over without a delivery: that is when lists become late.
            self.told_on = date.today()
            # Whatever is wrong with a notice, the watch goes on.
            self._end_of(start_command(self.settings, "notices"))
        return _DONE

    def _run(self, due: Due, why: str) -> int:
        self.report(why, count=len(due.new))
        self.told_on = date.today()
        status = self._end_of(start_run(self.settings, due.restless))
        if self.is_over:
            return status
        if status == BUSY:
            self.report("watch.busy")
            self.try_at, self.why = time.monotonic(), "watch.again"
        elif status in {_DONE, _DONE_IN_PART}:
            self.files.deal_with(due)
            self.try_at, self.pause = None, _FIRST_PAUSE
        elif status != _WRONG_USAGE:
            self.files.deal_with(due)
            self.report("watch.failed", status=status, seconds=f"{self.pause:g}")
            self.try_at, self.why = time.monotonic() + self.pause, "watch.again"
            self.pause = min(self.pause * 2, _LONGEST_PAUSE)
        return status

    def _end_of(self, child: subprocess.Popen[bytes]) -> int:
        while child.poll() is None:
            if self.is_over:
                self.report("watch.stopping")
                end_run(child)
                break
            time.sleep(_POLL_SECONDS)
        return child.returncode
