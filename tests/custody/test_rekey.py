"""Under a new secret everything is what an intake under that secret would have made of it."""

from __future__ import annotations

import io
import json

import polars as pl
import pytest

from pipelines.backup.restore_backup import restore_backup
from pipelines.backup.write_backup import write_backup
from pipelines.corrections.read_corrections import read_corrections
from pipelines.custody.rekey import rekey
from pipelines.data_folder import DataFolder
from pipelines.deliveries.supersession.register import refresh_register
from pipelines.identity.access_log import broken_line, log_access
from pipelines.identity.people_list import read_people
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import delivery_vault, open_table, seal_table
from pipelines.oversight.dispositions import read_dispositions
from pipelines.problem import Problem
from tests.custody.conftest import ASKED, NEW, OLD, key_of, with_secrets, write_lists
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import id_number


@pytest.fixture
def moved(keyed):
    """The office after `rekey`, as the new secret opens it."""
    rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, "科长")
    return Office(with_secrets(keyed.settings, secret=NEW))


def tables(data) -> dict[str, pl.DataFrame]:
    paths = sorted((data / "raw").rglob("*.parquet"))
    return {path.relative_to(data).as_posix(): pl.read_parquet(path) for path in paths}


def keys_under(folder: DataFolder) -> set[str]:
    found = set()
    for path in folder.raw.rglob("*.parquet"):
        table = pl.read_parquet(path)
        for column in filter(lambda name: name.endswith("_key"), table.columns):
            found |= set(table[column].drop_nulls())
    return found


def test_rows_ids_and_receipts_are_those_of_a_fresh_intake(moved, tmp_path):
    fresh = Office(with_secrets(moved.settings, secret=NEW).model_copy(
        update={"data": tmp_path / "fresh"}))  # fmt: skip
    write_lists(fresh.inbox)
    fresh.take()
    withdrawn = fresh.receipt("6月.csv")["deliveries"][0]["delivery_id"]
    assert (moved.settings.folder.withdrawals / f"{withdrawn}.json").exists()
    (fresh.settings.folder.withdrawals / f"{withdrawn}.json").write_text("{}")
    refresh_register(fresh.settings.folder)
    refresh_register(moved.settings.folder)
    one, other = tables(moved.settings.data), tables(fresh.settings.data)
    assert one.keys() == other.keys()
    assert [name for name in one if not one[name].equals(other[name], null_equal=True)] == []
    for name in ("低保.csv", "7月.csv", "7月更正.csv", "火化.csv"):
        assert moved.receipt(name) == fresh.receipt(name)
    for folder in (moved.settings.folder, fresh.settings.folder):
        _, people = read_people(folder, load_secret(folder, NEW).vault_key)
        assert people.filter(pl.col("id_no") == id_number(ASKED)).height


def test_no_old_key_is_left_anywhere(keyed, files):
    old = keys_under(keyed.settings.folder)
    rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    assert len(old) > 50
    for place, content in files(keyed.settings.data).items():
        texts = [content.decode("utf-8", "ignore")]
        if place.endswith(".parquet"):
            texts.append(pl.read_parquet(io.BytesIO(content)).write_csv())
        assert not [key for key in old if any(key in text for text in texts)], place


def test_what_people_wrote_follows(moved):
    folder = moved.settings.folder
    key = key_of(folder, id_number(ASKED), NEW)
    assert read_dispositions(folder.dispositions)["subject_key"].to_list() == [key]
    assert key in (folder.questions / "ab12cd34.json").read_text("utf-8")
    (correction,) = read_corrections(folder)
    meant = moved.receipt("7月更正.csv")["deliveries"][0]["delivery_id"]
    assert correction.delivery == meant
    lines = [json.loads(line) for line in folder.access_log.read_text("utf-8").splitlines()]
    assert [line["what"] for line in lines] == ["person_look_up", "rekey"]
    assert (lines[0]["person_key"], lines[1]["by"]) == (key, "科长")
    assert broken_line(folder, load_secret(folder, NEW).vault_key) is None


def test_the_old_secret_opens_nothing_any_more(moved):
    with pytest.raises(Problem) as refused:
        load_secret(moved.settings.folder, OLD)
    assert refused.value.code == "secret_differs"
    path = next(moved.settings.folder.vault.glob("deliveries/*.sealed"))
    old = Office(moved.settings)
    assert load_secret(old.settings.folder, NEW)
    open_table(path.read_bytes(), load_secret(old.settings.folder, NEW).vault_key, path.stem)


def test_an_old_backup_opens_under_the_old_secret(keyed, tmp_path):
    write_backup(keyed.settings.folder, tmp_path / "old.zip")
    rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    restored = DataFolder(tmp_path / "restored")
    restore_backup(tmp_path / "old.zip", restored)
    secret = load_secret(restored, OLD)
    _, people = read_people(restored, secret.vault_key)
    assert key_of(restored, id_number(ASKED)) in people["person_key"].to_list()


def test_a_secret_in_a_file_is_exchanged_and_the_old_one_kept_where_asked(office, tmp_path):
    write_lists(office.inbox)
    office.take()
    before = office.settings.folder.secret.read_text("ascii")
    done = rekey(office.settings, tmp_path / "old.key", None)
    assert done.kept_at == tmp_path / "old.key"
    assert (tmp_path / "old.key").read_text("ascii") == before
    for path in (tmp_path / "old.key", office.settings.folder.secret):
        assert path.stat().st_mode & 0o077 == 0
    assert office.settings.folder.secret.read_text("ascii") != before
    office.take()


@pytest.mark.parametrize("new", [None, OLD, "short", "中" * 40])
def test_a_new_secret_that_is_none_or_weak_changes_nothing(keyed, files, new):
    before = files(keyed.settings.data)
    with pytest.raises(Problem) as refused:
        rekey(with_secrets(keyed.settings, secret=OLD, new_secret=new), None, None)
    assert refused.value.code.startswith("rekey.")
    assert files(keyed.settings.data) == before


def test_a_key_whose_value_is_lost_changes_nothing(keyed, files):
    folder = keyed.settings.folder
    vault_key = load_secret(folder, OLD).vault_key
    delivery = keyed.receipt("低保.csv")["deliveries"][0]["delivery_id"]
    path = delivery_vault(folder, delivery)
    plain = open_table(path.read_bytes(), vault_key, delivery)
    # An elder's number that no other list holds.
    lost = plain.filter(pl.col("value") != id_number(20 + ASKED))
    path.write_bytes(seal_table(lost, vault_key, delivery))
    before = files(keyed.settings.data)
    with pytest.raises(Problem) as refused:
        rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    assert refused.value.code == "rekey.key_unknown"
    assert files(keyed.settings.data) == before


def test_a_log_that_was_tampered_with_is_not_made_whole(keyed):
    folder = keyed.settings.folder
    text = folder.access_log.read_text("utf-8")
    folder.access_log.write_text(text.replace("来信询问", "没有问过"), "utf-8")
    with pytest.raises(Problem) as refused:
        rekey(with_secrets(keyed.settings, secret=OLD, new_secret=NEW), None, None)
    assert refused.value.code == "doctor_access_log_broken"


def test_a_second_move_goes_on_from_the_first(moved):
    folder = moved.settings.folder
    third = "a third secret, for the second has leaked as well"
    log_access(folder, load_secret(folder, NEW).vault_key, "person_look_up", "丁")
    rekey(with_secrets(moved.settings, secret=NEW, new_secret=third), None, None)
    assert broken_line(folder, load_secret(folder, third).vault_key) is None
    key = key_of(folder, id_number(ASKED), third)
    assert read_dispositions(folder.dispositions)["subject_key"].to_list() == [key]
