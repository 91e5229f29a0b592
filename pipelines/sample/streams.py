"""Chance, by seed and topic, so that a change in one topic leaves the others as they were."""

from __future__ import annotations

from random import Random


def stream(seed: int, topic: str) -> Random:
    """A generator of its own for the topic; the same seed and topic give the same draws."""
    return Random(f"{seed}/{topic}")  # noqa: S311 - invents a district, guards nothing
