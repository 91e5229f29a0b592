"""What became of the department's corrections in a build, a line for each that asks for a look."""

from __future__ import annotations

from typing import Any

from pipelines.contracts import load_contracts
from pipelines.language import say
from pipelines.terminal.named import column_title, feed_title


def show_corrections(corrections: list[dict[str, Any]]) -> None:
    """Print how many corrections apply, and each that does not with what to do; none: nothing.

    Args:
        corrections: of the build's manifest.
    """
    if not corrections:
        return
    others = [one for one in corrections if one["state"] != "applied"]
    applied = len(corrections) - len(others)
    print(say("corrections_told", count=len(corrections), applied=applied))
    for one in others:
        print(_line(one))


def _line(one: dict[str, Any]) -> str:
    sheet, row = one["source_sheet"], one["source_row"]
    return say(
        "correction_told",
        file=one["file_name"],
        line=one["line_number"],
        title=feed_title(one["feed"]),
        place=say("place_in_sheet", sheet=sheet, row=row) if sheet else say("place_row", row=row),
        column=column_title(load_contracts()[one["feed"]], one["column_name"]),
        what=say(f"correction.{one['state']}"),
    )
