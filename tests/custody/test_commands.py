"""The commands ask before they destroy, take no number as an argument, and say what they did."""

from __future__ import annotations

import pytest

from tests.closing.made_year import make_year
from tests.custody.conftest import ASKED, NEW, OLD
from tests.deliveries.made_lists import id_number, name

NUMBER = id_number(ASKED)


@pytest.fixture
def command(keyed, run):
    def run_command(*arguments: str, **variables: str):
        variables = {"MINSHENG_SECRET": OLD, **variables}
        return run(*arguments, data=keyed.settings.data, **variables)

    return run_command


def test_a_secret_in_a_file_is_not_lost_without_a_word(office, run):
    (office.settings.folder.secret.parent).mkdir(parents=True)
    office.settings.folder.secret.write_text("0" * 64, "ascii")
    done = run("rekey", data=office.settings.data)
    assert done.returncode == 2
    assert "--keep-old" in done.stderr
    assert "--drop-old" in done.stderr


def test_rekey_says_what_is_to_be_done_with_the_variable(command):
    done = command("rekey", "--by", "科长", MINSHENG_NEW_SECRET=NEW)
    assert done.returncode == 0, done.stderr
    assert "MINSHENG_NEW_SECRET" in done.stdout
    assert command("intake").returncode == 1
    assert command("intake", MINSHENG_SECRET=NEW).returncode == 0


def test_forget_reads_numbers_from_a_file_and_prints_none(command, tmp_path):
    listed = tmp_path / "号码.txt"
    listed.write_text(f"\ufeff{NUMBER}\r\n", "utf-8")
    told = command("forget", "--why", "申请1号", "--from", str(listed), "--check")
    assert (told.returncode, "4" in told.stdout) == (0, True)
    # Nobody sits at a terminal to be asked.
    assert command("forget", "--why", "申请1号", "--from", str(listed)).returncode == 2
    done = command("forget", "--why", "申请1号", "--from", str(listed), "--yes")
    assert done.returncode == 0, done.stderr
    again = command("forget", "--why", "申请1号", "--from", str(listed), "--yes")
    assert again.returncode == 1
    for one in (told, done, again):
        assert NUMBER not in one.stdout + one.stderr
        assert name(ASKED) not in one.stdout + one.stderr


def test_forget_takes_no_number_as_an_argument(command):
    done = command("forget", NUMBER, "--why", "申请1号")
    assert done.returncode == 2
    assert command("forget", "--why", "申请1号").returncode == 2


def test_expire_without_a_term_removes_nothing_and_says_how_to_give_one(command):
    for lang in ("zh", "en"):
        done = command("expire", MINSHENG_LANG=lang)
        assert done.returncode == 0
        assert '{"home_care_visits": 10}' in done.stdout


def test_expire_names_what_is_due(command, keyed):
    make_year(keyed.settings.folder)
    term = {"MINSHENG_KEEP_YEARS": '{"cremations": 1}'}
    done = command("expire", "--check", **term)
    assert "殡仪馆火化登记" in done.stdout
    assert command("expire", "--yes", **term).returncode == 0
    assert "没有到期" in command("expire", **term).stdout


def test_originals_says_when_the_vault_holds_none(command, tmp_path):
    done = command("originals", "--out", str(tmp_path))
    assert done.returncode == 1
    assert "MINSHENG_ORIGINALS" in done.stderr
