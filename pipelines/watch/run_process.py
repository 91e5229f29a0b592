"""A run as a child process: whatever becomes of it, the watch goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from pipelines.language import language_in_force
from pipelines.settings import PROJECT_FOLDER, Settings

_SECONDS_TO_END = 60


def start_run(settings: Settings, leave: Iterable[Path]) -> subprocess.Popen[bytes]:
    """Start `minsheng run` on the data folder of `settings`; it prints where the watch does."""
    left = [argument for path in sorted(leave) for argument in ("--leave", str(path))]
    return start_command(settings, "run", *left)


def start_command(settings: Settings, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command of `minsheng` in a session of its own."""
    environment = os.environ | {
        "MINSHENG_DATA": str(settings.data),
        "MINSHENG_INBOX": str(settings.inbox_folder),
        "MINSHENG_LANG": language_in_force(),
        "PYTHONUNBUFFERED": "1",
    }
    # The watch and its runs are runs of their own in the log.
    environment.pop("MINSHENG_RUN_ID", None)
    return subprocess.Popen(
        [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments],
        cwd=PROJECT_FOLDER,
        env=environment,
        stdin=subprocess.DEVNULL,
        # Ctrl+C reaches the watch alone, which ends its run in order.
        start_new_session=True,
    )


def end_run(child: subprocess.Popen[bytes]) -> None:
    """Ask the run to stop, as Ctrl+C would, and see it end; a build is published whole or not."""
    if os.name == "nt":
        child.terminate()
    else:
        # To the run alone: it ends its own children.
        child.send_signal(signal.SIGINT)
    try:
        child.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
