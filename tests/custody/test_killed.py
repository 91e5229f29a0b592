"""A power cut at any moment of an act leaves the old state or the new one, never both."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import polars as pl
import pytest

from pipelines.custody.forget import forget
from pipelines.custody.rekey import rekey
from pipelines.identity.access_log import broken_line
from pipelines.identity.people_list import read_people
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from tests.custody.conftest import ASKED, NEW, OLD, key_of, with_secrets
from tests.deliveries.made_lists import id_number

REKEY = """
from pipelines.custody.rekey import rekey
from pipelines.settings import Settings
rekey(Settings(), None, None)
"""
FORGET = f"""
from pipelines.custody.forget import forget
from pipelines.settings import Settings
forget(Settings(), [{id_number(ASKED)!r}], "申请1号", None)
"""
BEFORE = ("custody.deliveries", "custody.records", "custody.register", "custody.built",
          "exchange.staged")  # fmt: skip
BEFORE_AT = ("*:kill:1", "*:kill:9", "*:kill:40")
AFTER = ("exchange.ready", "exchange.moved", "exchange.gone", "exchange.swept")
AFTER_AT = ("exchange.moved:kill:3", "exchange.moved:kill:7", "exchange.moved:kill:9")
FAULTS = [(f"{point}:kill", False) for point in BEFORE]
FAULTS += [(fault, False) for fault in BEFORE_AT]
FAULTS += [(f"{point}:kill", True) for point in AFTER]
FAULTS += [(fault, True) for fault in AFTER_AT]


def die(code: str, data, fault: str) -> None:
    """Run the code until the fault kills it."""
    variables = {"DATA": str(data), "SECRET": OLD, "NEW_SECRET": NEW, "FAULT": fault}
    environment = os.environ | {f"MINSHENG_{name}": value for name, value in variables.items()}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL


def raw(data) -> dict[str, list]:
    paths = sorted((data / "raw").rglob("*.parquet"))
    return {path.relative_to(data).as_posix(): pl.read_parquet(path).rows() for path in paths}


@pytest.mark.parametrize(("fault", "is_new"), FAULTS)
def test_a_rekey_cut_off_is_undone_or_finished(keyed, files, tmp_path, fault, is_new):
    data, before = keyed.settings.data, files(keyed.settings.data)
    whole = tmp_path / "whole"
    shutil.copytree(data, whole)
    die(REKEY, data, fault)
    # Whoever asks for the data folder next finds it whole.
    folder = with_secrets(keyed.settings, secret=OLD).folder
    held = {p: c for p, c in files(data).items() if not p.startswith("exchange/")}
    if not is_new:
        assert held == before
        load_secret(folder, OLD)
    else:
        rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW).model_copy(
            update={"data": whole}), None, None)  # fmt: skip
        assert raw(data) == raw(whole)
        assert held.keys() == files(whole).keys()
        assert not folder.exchange.exists()
        with pytest.raises(Problem):
            load_secret(folder, OLD)
        secret = load_secret(folder, NEW)
        assert broken_line(folder, secret.vault_key) is None
        _, people = read_people(folder, secret.vault_key)
        assert key_of(folder, id_number(ASKED), NEW) in people["person_key"].to_list()


def test_what_was_undone_can_be_done_again(keyed):
    die(REKEY, keyed.settings.data, "exchange.staged:kill")
    rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    load_secret(keyed.settings.folder, NEW)
    assert not keyed.settings.folder.exchange.exists()


@pytest.mark.parametrize(("fault", "is_new"), [FAULTS[4], FAULTS[8], FAULTS[9], FAULTS[10]])
def test_nobody_is_half_forgotten(keyed, files, fault, is_new):
    data, before = keyed.settings.data, files(keyed.settings.data)
    die(FORGET, data, fault)
    folder = keyed.settings.folder
    key = key_of(folder, id_number(ASKED))
    held = {p: c for p, c in files(data).items() if not p.startswith("exchange/")}
    assert (held == before) != is_new
    tables = (pl.read_parquet(path).write_csv() for path in folder.raw.rglob("*.parquet"))
    assert any(key in text for text in tables) != is_new
    assert (keyed.inbox / "西南街道" / "低保.csv").exists() != is_new
    if not is_new:
        forget(keyed.settings, [id_number(ASKED)], "申请1号", None)


def test_a_full_disk_changes_nothing(keyed, files, monkeypatch):
    before = files(keyed.settings.data)
    monkeypatch.setattr("pipelines.fault._armed", "custody.records:nospace")
    with pytest.raises(OSError, match="space"):
        rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    assert files(keyed.settings.data) == before
