"""No command reads or writes the data of one district for another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipelines.belonging import claim_folder, owner_of
from pipelines.data_folder import DataFolder
from pipelines.district import SETTING, default_district, known_districts
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.cli.conftest import Done

OWN = default_district()
OTHER = next(name for name in known_districts() if name != OWN)
COMMANDS = (
    ("run",),
    ("intake",),
    ("build",),
    ("progress",),
    ("status",),
    ("sql", "select 1"),
    ("nil", "donations", "--town", f"{OTHER}100000", "--month", "2019-01"),
    ("dashboard", "--port", "1"),
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def deliveries(folder: DataFolder, *towns: str) -> None:
    folder.raw.mkdir(parents=True)
    told = {"deliverer_code": [None, *towns], "town_codes": [" ".join(towns), *towns]}
    pl.DataFrame(told, schema_overrides={"deliverer_code": pl.String}).write_parquet(
        folder.deliveries
    )


def held(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_another_districts_folder_is_neither_read_nor_written(
    run: Callable[..., Done], folder: DataFolder, lang: str
) -> None:
    claim_folder(folder)
    before = held(folder.root)
    commands = COMMANDS if lang == "zh" else COMMANDS[:1]
    for command in commands:
        done = run("--lang", lang, *command, data=folder.root, **{SETTING: OTHER})
        assert (done.returncode, done.stdout) == (2, ""), command
        assert f"MINSHENG_DISTRICT={OWN}" in done.stderr
        assert str(folder.root) in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert held(folder.root) == before


def test_a_sample_in_the_inbox_makes_the_folder_the_districts(
    run: Callable[..., Done], folder: DataFolder
) -> None:
    # A year that the sample does not know ends the command after the folder was claimed.
    run("sample", "--out", str(folder.inbox), "--scale", "0", data=folder.root, **{SETTING: OTHER})
    assert owner_of(folder) == OTHER


def test_an_old_folder_with_deliveries_of_the_district_is_adopted(folder: DataFolder) -> None:
    deliveries(folder, f"{OWN}000000")
    claim_folder(folder)
    assert folder.district.read_text(encoding="utf-8") == f"{OWN}\n"
    claim_folder(folder)


def test_an_old_folder_with_deliveries_of_others_is_not_adopted(folder: DataFolder) -> None:
    deliveries(folder, f"{OTHER}000000", f"{OTHER}100000")
    with pytest.raises(Problem) as refused:
        claim_folder(folder)
    assert (refused.value.code, refused.value.exit_status) == ("foreign_deliveries", 2)
    assert not folder.district.exists()


def test_an_empty_folder_and_one_with_a_torn_register_are_adopted(folder: DataFolder) -> None:
    folder.raw.mkdir(parents=True)
    folder.deliveries.write_bytes(b"torn")
    claim_folder(folder)
    assert owner_of(folder) == OWN
    shutil.rmtree(folder.root)
    claim_folder(folder)
    assert held(folder.root) == {folder.district.name: f"{OWN}\n".encode()}


def test_every_door_to_the_data_asks_whose_they_are(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim_folder(folder)
    settings = Settings(data=folder.root)
    assert settings.folder == folder
    monkeypatch.setenv(SETTING, OTHER)
    with pytest.raises(Problem, match="other_district"):
        _ = settings.folder
