"""A summary as PDF, set by Typst with the font of the installed package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.report.exhibits.print_chart import font_folder
from pipelines.summary.editions.pieces import without_marks

EDITIONS = ("newspaper", "gongwen")


def pdf(told: dict[str, Any], edition: str) -> bytes:
    """The bytes of a tagged PDF in one of EDITIONS."""
    import typst

    # An official document has places of its own to fill: what comes next, who signs, and when.
    printed = without_marks(told)
    return typst.compile(
        str(Path(__file__).parent / f"{edition}.typ"),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(printed, ensure_ascii=False)},
    )
