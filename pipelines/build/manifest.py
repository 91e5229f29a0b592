"""What is known about one build: manifest.json beside its file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from pipelines.whole_files import write_lasting

DATABASE_NAME = "minsheng.duckdb"
MANIFEST_NAME = "manifest.json"

Engine = Literal["duckdb", "spark"]


@dataclass(frozen=True)
class Manifest:
    """One build.

    Attributes:
        id: the build's name, never used again; names sort by the time of the start.
        started_at, finished_at: local time with its offset, ISO 8601.
        code_version: the package's version and, from a git work tree, its commit.
        engine: what the models ran on; the file is DuckDB's all the same.
        tables: rows by table of the published file.
        kept_tables: how many of them were taken over from the build before.
        file_sha256, file_bytes: of the published file.
        deliveries: how many deliveries were in force; deliveries_sha256 of their sorted ids.
        corrections: what became of each of the department's corrections (state, where it is
            written, which cell it is about), without a cell's value.
        failure: what failed, in words; null for a published build.
    """

    id: str
    state: Literal["published", "failed"]
    started_at: str
    finished_at: str
    seconds: float
    code_version: str
    duckdb_version: str
    engine: Engine = "duckdb"
    deliveries: int = 0
    deliveries_sha256: str = ""
    tables: dict[str, int] = field(default_factory=dict)
    kept_tables: int = 0
    file_bytes: int = 0
    file_sha256: str = ""
    corrections: list[dict[str, Any]] = field(default_factory=list)
    failure: str | None = None

    def write(self, folder: Path) -> None:
        """Write manifest.json into the build's folder, whole."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        write_lasting(folder / MANIFEST_NAME, text + "\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the build in `folder`; None when there is none that can be read."""
    try:
        told = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        # Another version may have had more to say of its builds.
        return Manifest(**{f.name: told[f.name] for f in fields(Manifest) if f.name in told})
    except (OSError, ValueError, TypeError):
        return None
