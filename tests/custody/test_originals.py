"""The towns' own files go where the setting says, and come back byte for byte."""

from __future__ import annotations

import json
import stat

import pytest

from pipelines import fault
from pipelines.custody.rekey import rekey
from pipelines.custody.take_originals_out import take_originals_out
from pipelines.data_folder import DataFolder
from pipelines.identity import originals
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import original_vault, seal
from pipelines.problem import Problem
from tests.custody.conftest import NEW, OLD, with_secrets, write_lists
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import ALLOWANCE, allowance, id_number, write_list


def taken(office: Office, kept: str) -> tuple[Office, dict[str, bytes]]:
    office = Office(with_secrets(office.settings, secret=OLD, originals=kept))
    write_lists(office.inbox)
    sent = held(office.inbox)
    office.take()
    return office, sent


def held(root) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_they_stay_unless_the_setting_says_otherwise(office):
    office, sent = taken(office, "kept")
    assert held(office.inbox) == sent


@pytest.mark.parametrize("kept", ["sealed", "removed"])
def test_what_was_taken_in_leaves_the_inbox_and_counts_all_the_same(office, kept):
    office, _ = taken(office, kept)
    assert held(office.inbox) == {}
    states = office.states
    assert office.take().receipts == []
    assert office.states == states
    for place, content in office.written().items():
        assert id_number(3).encode() not in content, place


def test_a_refused_file_stays_to_be_mended(office):
    office, _ = taken(office, "sealed")
    (office.inbox / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    office.take()
    assert list(held(office.inbox)) == ["坏.xlsx"]


def test_a_file_handed_over_from_elsewhere_is_left_alone(office, tmp_path):
    office, _ = taken(office, "removed")
    rows = [allowance(n, "2013-09") for n in range(5)]
    path = write_list(tmp_path / "9月.csv", ALLOWANCE, rows, "2013年9月残疾人生活津贴发放表")
    office.take(path, town="440607001000")
    assert path.exists()


def test_sealed_ones_come_back_as_they_were_and_the_log_tells(office, tmp_path):
    office, sent = taken(office, "sealed")
    done = take_originals_out(office.settings, tmp_path / "out", None, "督查组")
    assert held(tmp_path / "out") == sent
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "out").rglob("*.csv")}
    assert modes == {0o600}
    line = json.loads(office.settings.folder.access_log.read_text("utf-8").splitlines()[-1])
    assert (line["number"], line["what"], line["by"], line["files"]) == (
        done.log_line,
        "originals",
        "督查组",
        len(sent),
    )


def test_they_open_under_a_new_secret_and_are_read_anew_from_the_inbox(office):
    office, sent = taken(office, "sealed")
    rekey(with_secrets(office.settings, secret=OLD, new_secret=NEW), None, None)
    office = Office(with_secrets(office.settings, secret=NEW))
    states, register = office.states, office.settings.folder.deliveries.read_bytes()
    take_originals_out(office.settings, office.inbox, None, None)
    assert held(office.inbox) == sent
    office.take()
    assert (office.states, office.settings.folder.deliveries.read_bytes()) == (states, register)


def test_a_run_that_was_cut_off_is_made_good_by_the_next(office, monkeypatch):
    monkeypatch.setattr(fault, "_armed", "original.sealed:nospace:2")
    monkeypatch.setattr(fault, "_passed", 0)
    with pytest.raises(OSError, match="space"):
        taken(office, "sealed")
    office = Office(with_secrets(office.settings, secret=OLD, originals="sealed"))
    office.take()
    assert held(office.inbox) == {}


def test_there_may_be_none(office, tmp_path):
    office, _ = taken(office, "removed")
    with pytest.raises(Problem) as refused:
        take_originals_out(office.settings, tmp_path / "out", None, None)
    assert refused.value.code == "originals.none"


def test_a_file_is_sealed_and_opened_piece_by_piece(office, monkeypatch, tmp_path):
    monkeypatch.setattr(originals, "_PIECE_BYTES", 50)
    office, sent = taken(office, "sealed")
    rekey(with_secrets(office.settings, secret=OLD, new_secret=NEW), None, None)
    folder = office.settings.folder
    vault_key = load_secret(folder, NEW).vault_key
    for original in originals.read_originals(folder, vault_key):
        pieces = list(original.pieces())
        assert b"".join(pieces) == sent[original.path]
        assert max(map(len, pieces)) <= 50 < len(sent[original.path])
    torn = originals.sealed_originals(folder)[0]
    torn.write_bytes(torn.read_bytes()[:-100])
    with pytest.raises(Problem) as refused:
        take_originals_out(
            with_secrets(office.settings, secret=NEW), tmp_path / "out", torn.stem, None
        )
    assert refused.value.code == "vault_locked"
    assert held(tmp_path / "out") == {}


def test_one_that_was_sealed_whole_comes_back_too(tmp_path):
    folder, key, content = DataFolder(tmp_path), bytes(32), b"a\nb\n"
    path = original_vault(folder, "ab")
    path.parent.mkdir(parents=True)
    path.write_bytes(seal(b'{"path": "x/y.csv"}\n' + content, key, "ab"))
    (original,) = originals.read_originals(folder, key)
    assert (original.path, b"".join(original.pieces())) == ("x/y.csv", content)
