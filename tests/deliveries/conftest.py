"""A data folder and an intake in this process: child processes have tests of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.deliveries import take_in as take_in_module
from pipelines.deliveries.file_task import Desk
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.take_file import take_file
from pipelines.deliveries.take_in import TakenIn, take_in
from pipelines.identity.keys import Keyring
from pipelines.problem import Problem
from pipelines.settings import Settings


@dataclass(frozen=True)
class Office:
    """A data folder, and what the tests ask of it."""

    settings: Settings

    @property
    def inbox(self) -> Path:
        return self.settings.inbox_folder

    def take(self, *paths: Path, **options) -> TakenIn:
        """Take files in, in the order given."""
        return take_in(self.settings, list(paths), **options)

    @property
    def register(self) -> dict[str, dict]:
        """The register's lines by file name and period."""
        table = pl.read_parquet(self.settings.folder.deliveries)
        names = {d["delivery_id"]: d["file_name"].rsplit("/", 1)[-1] for d in table.to_dicts()}
        return {
            f"{names[d['delivery_id']]} {d['period_start']:%Y-%m}": {
                **d,
                "superseded_by": names.get(d["superseded_by"]),
            }
            for d in table.to_dicts()
        }

    @property
    def states(self) -> dict[str, tuple]:
        """State, superseder and rule by file name."""
        return {
            key.split(" ")[0]: (d["state"], d["superseded_by"], d["supersession_rule"])
            for key, d in self.register.items()
        }

    def rows(self, feed: str) -> pl.DataFrame:
        """All rows of a feed's raw table."""
        return pl.read_parquet(self.settings.folder.raw / feed / "*.parquet")

    def receipt(self, name: str) -> dict:
        """The receipt of a file by its name."""
        found = [json.loads(p.read_text("utf-8")) for p in self.settings.folder.receipts.iterdir()]
        return next(r for r in found if r["path"].endswith(name))

    def written(self) -> dict[str, bytes]:
        """Every file written outside the inbox."""
        root = self.settings.data
        files = [p for p in root.rglob("*") if p.is_file() and self.inbox not in p.parents]
        return {str(p.relative_to(root)): p.read_bytes() for p in sorted(files)}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose files are taken in by this process."""
    monkeypatch.setattr(take_in_module, "take_files", _take_here)
    return Office(Settings(data=tmp_path / "data", workers=1, _env_file=None))


@pytest.fixture
def new_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Office]:
    """Offices beside each other that share one secret, so that their keys compare."""
    monkeypatch.setattr(take_in_module, "take_files", _take_here)

    shared = "one secret for all offices"

    def made(name: str) -> Office:
        return Office(Settings(data=tmp_path / name, workers=1, secret=shared, _env_file=None))

    return made


def _take_here(tasks, settings, secret):
    desk = Desk(
        settings.folder,
        load_contracts(),
        load_area_book(),
        Keyring(secret.hmac_key),
        secret.vault_key,
    )
    for task in tasks:
        try:
            yield task, take_file(task, desk)
        except Problem as problem:
            yield task, problem
