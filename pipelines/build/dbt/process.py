"""The child process of a build: dbt's command line, which dies with the build that began it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from pipelines.district import seed_path

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Tie this process to the life of the one that began it."""
    if sys.platform == "linux":
        # A build killed by SIGKILL cannot stop its child; left alone, the child would go on
        # writing beside the next build.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            sys.exit(1)


def _declare_indicators() -> None:
    """Hand the models the declared indicators, where whoever began this process has not."""
    from pipelines.measures import VARIABLE, declared_text

    if VARIABLE not in os.environ:
        os.environ[VARIABLE] = declared_text()


def main() -> None:
    """Run dbt with this process's arguments, tied to the life of the parent."""
    die_with_parent()
    os.environ.setdefault("MINSHENG_DISTRICT_SEEDS", seed_path())
    _declare_indicators()
    from dbt.cli.main import cli

    cli()


if __name__ == "__main__":
    main()
