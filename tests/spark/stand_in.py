"""A program of a few words of shell, in the place of one that is not installed."""

from __future__ import annotations

from pathlib import Path


def stand_in(path: Path, text: str) -> Path:
    """Write the program; it can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
