"""The published tables that grow with payments, as hand-written DuckDB makes them: the floor."""

from __future__ import annotations

import re
import time
from pathlib import Path

from benchmarks.scale.engine import new_database
from benchmarks.scale.ways.small_models import make_small_models
from pipelines.settings import Settings

SCRIPTS = Path(__file__).parents[1] / "floor"
_PUBLISHED = re.compile(r"^create view (?!kept\.)(\w+) as", re.MULTILINE)


def run_floor(
    settings: Settings, models: Path, place: Path, as_tables: bool = False
) -> dict[str, float]:
    """Run the scripts in the order of their folders and names into a new database file.

    Args:
        settings: the store, and what the engine may use.
        models: the folder that `compile_models` filled.
        place: a new folder for the file.
        as_tables: whether published tables are written out, as the build's are, instead of views
            that put their words and keys together when they are read.

    Returns:
        Seconds by script.
    """
    seconds = {}
    with new_database(place, settings) as connection:
        if as_tables:
            # Left to choose, the engine tries a dictionary of every key's random digits.
            connection.execute("set force_compression = 'zstd'")
        begun = time.perf_counter()
        make_small_models(connection, settings, models)
        seconds["small models"] = round(time.perf_counter() - begun, 3)
        for script in sorted(SCRIPTS.rglob("*.sql")):
            begun = time.perf_counter()
            text = script.read_text("utf-8")
            if as_tables:
                text = _PUBLISHED.sub(r"create table \1 as", text)
            connection.execute(text)
            seconds[f"{script.parent.name}/{script.stem}"] = round(time.perf_counter() - begun, 3)
    return seconds


def floor_tables() -> list[str]:
    """The published tables that the scripts make, in the order of their names."""
    texts = (script.read_text("utf-8") for script in SCRIPTS.rglob("*.sql"))
    return sorted(name for text in texts for name in _PUBLISHED.findall(text))
