"""Write a proposal for review, and put an accepted one into the district's tables, whole."""

from __future__ import annotations

from pathlib import Path

from pipelines.data_folder import DataFolder
from pipelines.exchange import begin_exchange, carry_out_exchange, finish_exchange
from pipelines.language import list_words, say
from pipelines.lock import build_lock
from pipelines.opening.check_rows import faults_of
from pipelines.opening.proposal_file import proposal_text, read_proposal
from pipelines.opening.propose_year import Proposal, propose_year
from pipelines.opening.seed_table import TABLES, read_table
from pipelines.problem import Problem

_PROPOSALS, _SEEDS = "open_year", "seeds"
_MOST_FAULTS = 20


def proposal_path(district: Path, year: int) -> Path:
    """Where the proposal of a year lies in the district's folder."""
    return district / _PROPOSALS / f"{year}.yml"


def write_proposal(district: Path, year: int) -> tuple[Proposal, bool]:
    """Propose the year and write it for review; a file that is there already stays as it is.

    Returns:
        the proposal, and whether it was written now.

    Raises:
        Problem: the year before has no targets, so that there is nothing to carry over.
    """
    finish_exchange(DataFolder(district))
    proposal = propose_year(district / _SEEDS, year)
    if not proposal.count and not proposal.there["indicator_targets"]:
        raise Problem("open_year.nothing", year=year, before=year - 1)
    path = proposal_path(district, year)
    if path.exists() or not proposal.count:
        return proposal, False
    path.parent.mkdir(exist_ok=True)
    path.write_text(proposal_text(proposal), encoding="utf-8")
    return proposal, True


def accept_year(district: Path, folder: DataFolder, year: int) -> dict[str, int]:
    """Add the reviewed rows to the district's tables: all of them, or none.

    Args:
        district: the district's folder.
        folder: the data folder, where no build may run meanwhile.
        year: the year whose proposal is accepted.

    Returns:
        how many rows were added, by table.

    Raises:
        Problem: there is no proposal, it cannot be read, or rows of it may not be added; then
            each is named and nothing has changed. A build is running (75).
    """
    own = DataFolder(district)
    path = proposal_path(district, year)
    with build_lock(folder.lock):
        finish_exchange(own)
        tables = read_proposal(path, year)
        seeds = district / _SEEDS
        _refuse_faults(tables, year, seeds, path)
        added = {name: rows for name, rows in tables.items() if rows}
        aside = begin_exchange(own)
        (aside.root / _SEEDS).mkdir()
        for name, rows in added.items():
            text = read_table(seeds, name).with_rows(rows)
            (aside.root / _SEEDS / f"{name}.csv").write_bytes(text.encode())
        accepted = f"{_PROPOSALS}/{year}.accepted.yml"
        (aside.root / _PROPOSALS).mkdir()
        (aside.root / accepted).write_bytes(path.read_bytes())
        put = [*(f"{_SEEDS}/{name}.csv" for name in added), accepted]
        carry_out_exchange(own, put, [f"{_PROPOSALS}/{path.name}"])
        # Nobody else exchanges files of this folder.
        own.exchange_lock.unlink(missing_ok=True)
    return {name: len(rows) for name, rows in added.items()}


def _refuse_faults(tables: dict[str, list], year: int, seeds: Path, path: Path) -> None:
    faults = [
        say("open_year.fault", table=name, row=number, column=column, what=say(code))
        for name in TABLES
        for number, column, code in faults_of(tables[name], read_table(seeds, name), year, seeds)
    ]
    if faults:
        shown = "\n".join(faults[:_MOST_FAULTS])
        raise Problem("open_year.faults", path=path, count=len(faults), faults=shown)
    if not any(tables.values()):
        raise Problem("open_year.empty", path=path, tables=list_words(TABLES))
