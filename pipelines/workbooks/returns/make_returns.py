"""Make the return workbooks: gather, put down in the access log, write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.build.current import current_build
from pipelines.contracts import load_contracts
from pipelines.contracts.form_row import form_headers
from pipelines.deliveries.one_intake import one_intake
from pipelines.identity.access_log import log_access
from pipelines.identity.secret import load_secret
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.workbooks.returns.gather_returns import gather_returns
from pipelines.workbooks.returns.return_place import return_folder
from pipelines.workbooks.returns.town_return import TownReturn
from pipelines.workbooks.returns.write_return import write_return


@dataclass(frozen=True)
class MadeReturns:
    """The workbooks that were written.

    Attributes:
        folder: where they lie.
        people: how many people they name.
        has_build: whether there is a build to take findings and coverage from.
    """

    told: list[TownReturn]
    folder: Path
    people: int
    has_build: bool
    log: Path

    def path_of(self, told: TownReturn) -> Path:
        """A deliverer's workbook."""
        return self.folder / f"{say('return_title', 'zh')}-{told.name}.xlsx"


def make_returns(
    settings: Settings, out: Path, town: str | None = None, by: str | None = None
) -> MadeReturns:
    """Write a workbook for each deliverer that has anything to be told.

    The access log has its line before the first name is written.

    Args:
        settings: of the installation.
        out: the folder to write to.
        town: code of the one deliverer to write for.
        by: who asked for it, the user of the machine unless given.

    Raises:
        Problem: the folder is one that others read, nothing was taken in yet, the secret is
            another one, or an intake is running.
    """
    folder = settings.folder
    place = return_folder(out, settings)
    if not folder.deliveries.exists():
        raise Problem("no_deliveries_yet")
    with one_intake(folder):
        vault_key = load_secret(folder, settings.secret_text).vault_key
        database = _database(settings)
        told = gather_returns(folder, database, vault_key, town)
        people = _people(told)
        made = MadeReturns(told, place, people, database is not None, folder.access_log)
        if told:
            deliverers = [one.name for one in told]
            facts = {"deliverers": deliverers, "people": people}
            log_access(folder, vault_key, "returns", by, **facts)
        for one in told:
            write_return(one, made.path_of(one), vault_key)
    return made


def _database(settings: Settings) -> Path | None:
    try:
        return current_build(settings.folder).path
    except Problem:
        return None


def _people(told: list[TownReturn]) -> int:
    """How many people the workbooks name, each once."""
    titles = {
        feed: tuple(
            header.title
            for kind in ("id", "personal")
            for header in form_headers(contract)
            if header.column.kind == kind and header.column.name not in {"phone", "bank_account"}
        )
        for feed, contract in load_contracts().items()
    }
    named = [one.people(titles) for one in told]
    return pl.concat(named).n_unique() if named else 0
