"""A small district: lists with what keys, ids and sealed values can be about, and who answers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.data_folder import DataFolder
from pipelines.deliveries.withdrawals import withdraw
from pipelines.identity.access_log import log_access
from pipelines.identity.keys import Keyring
from pipelines.identity.secret import load_secret
from pipelines.oversight.dispositions import COLUMNS, set_dispositions
from pipelines.settings import Settings
from tests.cli.conftest import run
from tests.deliveries.conftest import Office, office
from tests.deliveries.made_lists import (
    ALLOWANCE,
    CREMATION,
    allowance,
    cremation,
    id_number,
    name,
    write_list,
)

__all__ = ["office", "run"]
OLD, NEW = "an old secret of the department's own", "a new secret that nobody else knows of yet"
HOUSEHOLD = ["镇街", "村居", "姓名", "身份证号", "家庭编号", "保障类别", "保障人口数", "发放月份",
             "发放金额", "发放日期", "发放状态", "家庭成员姓名1", "家庭成员身份证号1"]  # fmt: skip
REMARK = "住云秀大道九号"
# Who is asked for, forgotten and looked for: a row of each list, the head of a household.
ASKED = 3


def household_no(n: int) -> str:
    """A household's number; long enough not to stand in sealed bytes by chance."""
    return f"2013-HU-{n:05}"


def write_lists(inbox: Path) -> None:
    """Two months of allowances, a row of them sent back, a household list, a register of deaths."""
    town = inbox / "西南街道"
    june = [allowance(n, 备注=REMARK) for n in range(12)]
    june[5][7] = name(ASKED) + id_number(ASKED)
    write_list(town / "6月.csv", ALLOWANCE, june, "2013年6月残疾人生活津贴发放表")
    july = [allowance(n, "2013-07") for n in range(11)]
    write_list(town / "7月.csv", ALLOWANCE, july, "2013年7月残疾人生活津贴发放表")
    again = [allowance(n, "2013-07") for n in range(12)]
    write_list(town / "7月更正.csv", ALLOWANCE, again, "2013年7月残疾人生活津贴发放表（更正）")
    roll = [
        ["西南街道", "云秀社区", name(n), id_number(n), household_no(n), "农村低保", 2, "2013-06",
         400, "2013-06-10", "成功", name(20 + n), id_number(20 + n)]
        for n in range(ASKED, ASKED + 4)
    ]  # fmt: skip
    write_list(town / "低保.csv", HOUSEHOLD, roll, "2013年6月低保、五保发放表")
    deaths = [cremation(n) for n in range(30, 42)]
    write_list(inbox / "殡仪馆" / "火化.csv", CREMATION, deaths, "2013年6月殡仪馆火化登记")


def key_of(folder: DataFolder, number: str, secret: str = OLD) -> str:
    """The key of an ID number."""
    keyring = Keyring(load_secret(folder, secret).hmac_key)
    return keyring.keys_of("person", pl.Series([number]))[0]


def with_secrets(settings: Settings, **changes: Any) -> Settings:
    """The settings with other variables."""
    return Settings(data=settings.data, workers=1, _env_file=None, **changes)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first office that is asked for is kept for the others."""
    return tmp_path_factory.mktemp("keyed") / "data"


@pytest.fixture
def keyed(office: Office, made_once: Path) -> Office:
    """An office under the old secret: lists taken in, one withdrawn, a finding answered."""
    office = Office(with_secrets(office.settings, secret=OLD))
    if not made_once.exists():
        _make(office)
        shutil.copytree(office.settings.data, made_once)
    else:
        shutil.copytree(made_once, office.settings.data)
    return office


def _make(office: Office) -> None:
    write_lists(office.inbox)
    office.take()
    folder = office.settings.folder
    key = key_of(folder, id_number(ASKED))
    withdrawn = office.receipt("6月.csv")["deliveries"][0]["delivery_id"]
    withdraw(folder, withdrawn, "重复", "甲")
    answer = {"finding_id": "T7-0123456789ab", "check_code": "T7", "subject_key": key}
    answer |= {"disposition": "排除", "decided_by": "乙", "note": "电话问过"}
    set_dispositions(folder.dispositions, pl.DataFrame([answer], schema=COLUMNS))
    folder.questions.mkdir()
    saved = {"code": "ab12cd34", "name": "查", "sql": f"select * from t where person_key = '{key}'"}
    (folder.questions / "ab12cd34.json").write_text(json.dumps(saved), "utf-8")
    folder.corrections.mkdir()
    corrected = office.receipt("7月更正.csv")["deliveries"][0]["delivery_id"][:10]
    (folder.corrections / "a.yml").write_text(
        f"corrections:\n  - {{feed: disability_allowance_payments, delivery: {corrected}, row: 4,\n"
        "     column: amount, is: 100, should_be: 150, why: 误, who: 甲, since: 2013-08-01}\n",
        "utf-8",
    )
    vault_key = load_secret(folder, OLD).vault_key
    log_access(folder, vault_key, "person_look_up", "丙", person_key=key, reason="来信询问")


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a data folder but its inbox, its locks and its logs."""

    def held(data: Path) -> dict[str, bytes]:
        left = ("inbox/", "logs/")
        found = {p.relative_to(data).as_posix(): p for p in data.rglob("*") if p.is_file()}
        return {
            place: path.read_bytes()
            for place, path in sorted(found.items())
            if not place.startswith(left) and path.suffix != ".lock"
        }

    return held
