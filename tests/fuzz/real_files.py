"""The sample's own workbooks, a small one of each feed and format: what is broken by the fuzzer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipelines.sample import make_sample

_SCALE = 0.02
_EACH = 3


@dataclass(frozen=True)
class RealFile:
    """A whole file as a town sends it; kind is its ending without the dot."""

    feed: str
    kind: str
    name: str
    content: bytes


def real_files(folder: Path, seed: int) -> list[RealFile]:
    """Up to three files of every feed and format, the smallest that have rows.

    Args:
        folder: an empty folder, where the sample is written.
        seed: of the sample.
    """
    answers = folder / "answers.json"
    make_sample(folder / "sample", 2013, _SCALE, seed, answers)
    told = json.loads(answers.read_text(encoding="utf-8"))["files"]
    held: dict[tuple[str, str], list[Path]] = {}
    for one in told:
        path = folder / "sample" / one["path"]
        if one["accepted"]:
            held.setdefault((one["feed"], path.suffix[1:]), []).append(path)
    return [
        RealFile(feed, kind, path.stem, path.read_bytes())
        for (feed, kind), paths in sorted(held.items())
        for path in sorted(paths, key=lambda path: (path.stat().st_size, path))[:_EACH]
    ]
