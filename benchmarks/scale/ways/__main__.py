"""One way of making tables, in a process of its own: `python -m benchmarks.scale.ways WAY …`.

WAY is bare, floor, polars or pandas; then come the folders of the models, of what analysts are
handed, and of what is made; bare takes names of models that it is to make, by default all; floor
takes the word tables. The store is the settings' data folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipelines.settings import get_settings


def main() -> None:
    """Run the way, and leave beside what it made the seconds of its parts."""
    way, models, given, place, *wanted = sys.argv[1:]
    settings, to = get_settings(), Path(place)
    seconds = {}
    if way == "bare":
        from benchmarks.scale.ways.bare import run_bare

        seconds = run_bare(settings, Path(models), to, set(wanted) or None)
    elif way == "floor":
        from benchmarks.scale.ways.floor import run_floor

        seconds = run_floor(settings, Path(models), to, as_tables=wanted == ["tables"])
    else:
        from benchmarks.scale.ways.payment_lists import find_lists

        lists = find_lists(settings.data, Path(given))
        _analyst(way)(lists, to)
    (to / "seconds.json").write_text(json.dumps(seconds), "utf-8")


def _analyst(way: str):
    if way == "polars":
        from benchmarks.scale.ways.polars_payments import run_polars

        return run_polars
    from benchmarks.scale.ways.pandas_payments import run_pandas

    return run_pandas


if __name__ == "__main__":
    main()
