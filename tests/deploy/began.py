"""A command line of deploy/, here: started, seen at work, stopped as its service would."""

from __future__ import annotations

import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipelines.settings import PROJECT_FOLDER
from tests.command import COMMAND, own_environment

SECONDS = 60


def here(words: list[str]) -> list[str]:
    """The words of a command line, its program the one that these tests run."""
    assert Path(words[0].replace("\\", "/")).stem == "minsheng"
    return [*COMMAND, *words[1:]]


def begin_and_stop(
    words: list[str],
    data: Path,
    is_at_work: Callable[[str], bool],
    how: signal.Signals = signal.SIGTERM,
) -> tuple[int, str]:
    """Run it on `data` until it is at work, send the signal, and return its status and words."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        child = subprocess.Popen(
            here(words),
            cwd=PROJECT_FOLDER,
            env=own_environment(MINSHENG_DATA=str(data)),
            stdout=said,
            stderr=said,
        )
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and child.poll() is None and not is_at_work(_read(said)):
            time.sleep(0.1)
        child.send_signal(how)
        status = child.wait(SECONDS)
        return status, _read(said)


def _read(said: object) -> str:
    said.seek(0)
    return said.read()
