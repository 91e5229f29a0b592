"""Who is forgotten cannot be found any more, and what was paid stays to the cent."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import polars as pl
import pytest

from pipelines.custody.forget import Forgotten, forget, look_for
from pipelines.deliveries.supersession.register import refresh_register
from pipelines.desk.look_up_person import Asking, look_up_person
from pipelines.identity.access_log import broken_line
from pipelines.identity.originals import read_originals
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import open_table
from pipelines.oversight.dispositions import read_dispositions
from pipelines.problem import Problem
from tests.access.made_readers import CLERK
from tests.custody.conftest import (
    ASKED,
    OLD,
    REMARK,
    household_no,
    key_of,
    with_secrets,
    write_lists,
)
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import account, id_number, name

NUMBER = id_number(ASKED)
PAYMENTS = "disability_allowance_payments"


def opened(office, files) -> str:
    """All that the data folder holds, sealed or not, as one text."""
    vault_key = load_secret(office.settings.folder, OLD).vault_key
    texts = []
    for place, content in files(office.settings.data).items():
        if place.endswith(".parquet"):
            texts.append(pl.read_parquet(io.BytesIO(content)).write_csv())
        elif "deliveries/" in place and place.endswith(".sealed"):
            path = office.settings.data / place
            texts.append(open_table(content, vault_key, path.stem).write_csv())
        else:
            texts.append(content.decode("utf-8", "ignore"))
    return "\n".join(texts)


@pytest.fixture
def forgotten(keyed):
    forget(keyed.settings, [NUMBER], "申请2013-7号", "督查组")
    return keyed


def test_nothing_leads_to_the_person_any_more(keyed, files):
    key = key_of(keyed.settings.folder, NUMBER)
    marks = [key, NUMBER, name(ASKED), account(ASKED), household_no(ASKED)]
    before = opened(keyed, files)
    assert [mark for mark in marks if mark not in before] == []
    forget(keyed.settings, [NUMBER], "申请2013-7号", "督查组")
    after = opened(keyed, files)
    assert [mark for mark in marks if mark in after] == []
    # The others are who they were.
    assert id_number(ASKED + 1) in after
    assert REMARK in after


def test_a_look_up_finds_nobody(forgotten):
    found = look_up_person(CLERK, NUMBER, Asking("丙", "来信询问", "b"), forgotten.settings)
    assert (found.is_known, found.masked_names) == (False, ())


def test_what_was_paid_stays_to_the_cent_as_one_persons(keyed):
    before = keyed.rows(PAYMENTS)
    key = key_of(keyed.settings.folder, NUMBER)
    places = before.filter(pl.col("person_key") == key).select("source_row", "benefit_month")
    forget(keyed.settings, [NUMBER], "申请2013-7号", None)
    after = keyed.rows(PAYMENTS)
    assert after["amount"].sum() == before["amount"].sum()
    assert len(after) == len(before)
    new = after.join(places, on=["source_row", "benefit_month"], how="semi")
    theirs = new.filter(~new["person_key"].is_in(before["person_key"].to_list()))
    assert len(theirs) == len(places)
    assert theirs["person_key"].n_unique() == theirs["bank_account_key"].n_unique() == 1
    assert theirs["birth_month"].dt.month().unique().to_list() == [1]
    assert theirs["village_code"].null_count() == len(theirs)
    # One person in every list: the household's head under the same key.
    head = keyed.rows("subsistence_payments").filter(
        pl.col("person_key") == theirs["person_key"][0]
    )
    assert head["amount"].to_list() == [Decimal("400.00")]
    assert head["household_no"][0] != household_no(ASKED)


def test_lists_stay_in_force_and_their_receipts_true(keyed):
    states = keyed.states
    forget(keyed.settings, [NUMBER], "申请2013-7号", None)
    assert keyed.states == states
    written = keyed.written()
    refresh_register(keyed.settings.folder)
    assert keyed.written() == written


def test_the_towns_files_with_the_person_go_and_others_stay(keyed):
    told = look_for(keyed.settings, [NUMBER])
    assert told == Forgotten(people=1, deliveries=4, rows=4, files=4)
    forget(keyed.settings, [NUMBER], "申请2013-7号", None)
    left = [path.name for path in keyed.inbox.rglob("*") if path.is_file()]
    assert left == ["火化.csv"]


def test_a_member_of_a_household_is_forgotten_and_the_household_is_not(keyed):
    member = id_number(20 + ASKED)
    forget(keyed.settings, [member], "申请2013-8号", None)
    heads = keyed.rows("subsistence_payments")
    assert household_no(ASKED) in heads["household_no"].to_list()
    assert key_of(keyed.settings.folder, NUMBER) in heads["person_key"].to_list()
    folder = keyed.settings.folder
    texts = [pl.read_parquet(p).write_csv() for p in folder.raw.rglob("*.parquet")]
    assert not any(key_of(folder, member) in text for text in texts)


def test_the_answer_stays_without_its_words_and_the_log_tells_of_the_act(forgotten):
    folder = forgotten.settings.folder
    answer = read_dispositions(folder.dispositions).row(0, named=True)
    assert (answer["disposition"], answer["note"]) == ("排除", None)
    assert answer["subject_key"] != key_of(folder, NUMBER)
    line = json.loads(folder.access_log.read_text("utf-8").splitlines()[-1])
    assert (line["what"], line["by"], line["why"]) == ("forget", "督查组", "申请2013-7号")
    assert (line["people"], line["rows"], line["files"]) == (1, 4, 4)
    assert broken_line(folder, load_secret(folder, OLD).vault_key) is None


def test_who_comes_again_is_a_new_person(forgotten):
    strange = set(forgotten.rows(PAYMENTS)["person_key"])
    write_lists(forgotten.inbox)
    path = forgotten.inbox / "西南街道" / "8月.csv"
    text = (forgotten.inbox / "西南街道" / "7月.csv").read_text("utf-8")
    path.write_text(text.replace("2013-07", "2013-08").replace("2013年7月", "2013年8月"), "utf-8")
    forgotten.take(path)
    rows = forgotten.rows(PAYMENTS)
    mine = rows.filter(pl.col("person_key") == key_of(forgotten.settings.folder, NUMBER))
    assert mine["benefit_month"].dt.month().to_list() == [8]
    assert len(strange - set(mine["person_key"])) == len(strange)


def test_sealed_originals_of_the_person_go_too(office):
    office = Office(with_secrets(office.settings, secret=OLD, originals="sealed"))
    write_lists(office.inbox)
    office.take()
    forget(office.settings, [NUMBER.lower()], "申请2013-7号", None)
    vault_key = load_secret(office.settings.folder, OLD).vault_key
    left = [one.path for one in read_originals(office.settings.folder, vault_key)]
    assert left == ["殡仪馆/火化.csv"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [([], "forget.no_number"), (["12"], "forget.no_id_number"), ([id_number(99)], "forget.nobody")],
)
def test_a_number_of_nobody_changes_nothing(keyed, files, typed, code):
    before = files(keyed.settings.data)
    with pytest.raises(Problem) as refused:
        forget(keyed.settings, typed, "申请2013-7号", None)
    assert refused.value.code == code
    assert files(keyed.settings.data) == before


def test_a_reason_with_a_number_is_refused(keyed):
    with pytest.raises(Problem) as refused:
        forget(keyed.settings, [NUMBER], f"{NUMBER}申请", None)
    assert refused.value.code == "number_of_a_person_typed"
