"""The doctor names each broken thing and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines.doctor.examine_builds import examine_builds
from pipelines.doctor.examine_machine import examine_machine
from pipelines.doctor.examine_raw import examine_raw
from pipelines.doctor.examine_store import examine_store
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import delivery_vault, seal
from pipelines.language import say
from pipelines.settings import Settings
from tests.build.quick_build import build_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A healthy installation: a build, a raw file, a vault and its secret."""
    settings = Settings(data=tmp_path / "data")
    for _ in range(2):
        build_of(settings, "create table things as select range as thing from range(9)")
    folder = settings.folder
    (folder.raw / "donations").mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.sql("select range as n from range(1000)").write_parquet(
            str(folder.raw / "donations" / "aa.parquet")
        )
        connection.sql(
            "select 'aa' as delivery_id, 'donations' as feed, 'in_force' as state, "
            "1 as rows_accepted, false as is_nil"
        ).write_parquet(str(folder.deliveries))
    sealed = delivery_vault(folder, "aa")
    sealed.parent.mkdir(parents=True)
    sealed.write_bytes(seal(b"who", load_secret(folder).vault_key, "aa"))
    return settings


def broken(settings: Settings) -> set[str]:
    findings = [
        *examine_machine(settings),
        *examine_store(settings),
        *examine_raw(settings),
        *examine_builds(settings.folder),
    ]
    for finding in findings:
        assert say(finding.code, **finding.values)
    return {finding.code for finding in findings if finding.weight == "broken"}


def test_a_healthy_installation_has_nothing_broken(settings: Settings) -> None:
    assert broken(settings) == set()


def flip_a_byte(path: Path) -> None:
    path.chmod(0o644)
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    path.write_bytes(bytes(whole))


def tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


BREAKAGES: dict[str, Callable[[Settings], object]] = {
    "doctor_current_damaged": lambda s: s.folder.current.write_text("nothing"),
    "doctor_build_damaged": lambda s: flip_a_byte(
        next(s.folder.builds.glob("*/minsheng.duckdb")),
    ),
    "doctor_no_good_build": lambda s: [
        p.unlink() for p in s.folder.builds.glob("*/minsheng.duckdb")
    ],
    "doctor_raw_damaged": lambda s: tear(s.folder.raw / "donations" / "aa.parquet"),
    "doctor_raw_missing": lambda s: (s.folder.raw / "donations" / "aa.parquet").unlink(),
    "doctor_secret_open": lambda s: s.folder.secret.chmod(0o644),
    "doctor_secret_missing": lambda s: s.folder.secret.unlink(),
    "doctor_secret_empty": lambda s: s.folder.secret.write_text(""),
    "doctor_vault_unreadable": lambda s: flip_a_byte(delivery_vault(s.folder, "aa")),
}


@pytest.mark.parametrize("code", BREAKAGES)
def test_each_breakage_is_named(settings: Settings, code: str) -> None:
    BREAKAGES[code](settings)
    assert code in broken(settings)
