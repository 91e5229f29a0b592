"""Which code made a build: the package's version and, in a git work tree, its commit."""

from __future__ import annotations

import subprocess
from importlib.metadata import PackageNotFoundError, version

from pipelines.settings import PROJECT_FOLDER


def code_version() -> str:
    """Such as `0.1.0+1dc3120`, with `.dirty` when files differ from the commit."""
    try:
        package = version("minsheng")
    except PackageNotFoundError:
        package = "0"
    if not (PROJECT_FOLDER / ".git").exists():
        return package
    command = ["git", "describe", "--always", "--dirty=.dirty", "--exclude=*"]
    try:
        described = subprocess.run(
            command, cwd=PROJECT_FOLDER, capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return package
    return f"{package}+{described.stdout.strip()}"
