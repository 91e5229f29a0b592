"""Look at a file in a child process, as intake does: what parses it may die of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.pool import call_in_child
from pipelines.intake.child_limits import tell_no_cell
from pipelines.intake.refusal import MEGABYTE, Limits
from pipelines.learning.proposal_file import as_document
from pipelines.learning.propose import propose
from pipelines.problem import Problem
from pipelines.settings import Settings


def learn_file(file: Path, settings: Settings, feed: str | None = None) -> dict[str, Any]:
    """The proposal for a file as plain values; nothing is taken in, and nothing is written.

    Raises:
        Problem: the file is not there or cannot be read, or no row of it is a header.
    """
    if not file.is_file():
        raise Problem("learn_no_file", exit_status=2, path=file)
    arguments = [file, settings.aliases_folder, settings.max_file_mb * MEGABYTE, feed]
    return call_in_child(_learn_here, arguments, settings)


def _learn_here(file: Path, aliases: Path, most_bytes: int, feed: str | None) -> dict[str, Any]:
    areas = load_area_book()
    with tell_no_cell():
        contracts = load_contracts(aliases=aliases)
        proposal = propose(file, contracts, areas, Limits(file_bytes=most_bytes), feed)
        return as_document(proposal, file, areas)
