"""The option --year, of years in which a district can have been."""

from __future__ import annotations

from typing import Any

import typer

FIRST_YEAR, LAST_YEAR = 1900, 2999


def year_option(described: str) -> Any:
    """`--year YYYY`; a year out of bounds is wrong usage."""
    return typer.Option("--year", help=described, metavar="YYYY", min=FIRST_YEAR, max=LAST_YEAR)
