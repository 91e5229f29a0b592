"""A build that breaks a published rule stays aside, says why, and moves nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pyarrow.parquet as parquet
import pytest

from pipelines.build import make_build as module
from pipelines.build.builds import list_builds
from pipelines.build.current import current_build, open_current
from pipelines.build.make_build import make_build
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.command import COMMAND
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list
from tests.expectations.made_tables import make_sound

Damage = Callable[[str], None]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder whose builds hold the sound tables."""
    monkeypatch.setattr(module, "run_dbt", make_sound)
    return Settings(data=tmp_path / "data", _env_file=None)


@pytest.fixture
def damage(monkeypatch: pytest.MonkeyPatch) -> Damage:
    """Have something done to the tables of the builds to come, after the models made them."""

    def arranged(sql: str) -> None:
        for way in ("run_again", "run_dbt"):
            monkeypatch.setattr(module, way, partial(made_and_damaged, getattr(module, way), sql))

    def made_and_damaged(
        make: Callable[..., bool | None], sql: str, database: Path, *rest: object, **more: object
    ) -> bool | None:
        is_made = make(database, *rest, **more)
        # False: the build is to be made by dbt, and has no tables yet.
        if is_made is not False:
            with duckdb.connect(str(database)) as connection:
                connection.execute(sql)
        return is_made

    return arranged


def results(settings: Settings) -> list[tuple[object, ...]]:
    with open_current(settings.folder) as connection:
        return connection.execute(
            "select distinct run_id, door, is_passed from fct_quality_results"
        ).fetchall()


def test_a_sound_build_is_published_with_its_own_results(settings: Settings) -> None:
    manifest = make_build(settings)
    assert results(settings) == [(manifest.id, "published", True)]
    assert manifest.tables["fct_quality_results"] > 20


def test_a_broken_build_stays_aside_and_the_pages_go_on_with_the_old_one(
    settings: Settings, damage: Damage
) -> None:
    good = make_build(settings)
    damage("update fct_payments set amount_yuan = 101 where payment_id = 'a-1'")
    with pytest.raises(Problem, match="build_quality_failed") as failed:
        make_build(settings)
    assert failed.value.exit_status == 1
    assert current_build(settings.folder).manifest == good
    assert [b.state for b in list_builds(settings.folder)] == ["failed", "published"]
    command = [*COMMAND, "--data", str(settings.data), "builds"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert say("quality.lists_differ") in printed
    assert "fct_payments" in printed
    with open_current(settings.folder) as connection:
        paid = connection.execute("select sum(amount_yuan) from fct_payments").fetchone()
    assert paid == (130 * 100 + 130 * 670,)


def test_what_kept_a_build_aside_stays_in_the_history(settings: Settings, damage: Damage) -> None:
    damage("update rpt_delivery_coverage set status = 'lost'")
    with pytest.raises(Problem):
        make_build(settings)
    [path] = settings.folder.quality.glob("*-published.parquet")
    broken = [r for r in parquet.read_table(path).to_pylist() if not r["is_passed"]]
    assert [(r["suite"], r["rule_code"], r["unexpected_count"]) for r in broken] == [
        ("rpt_delivery_coverage", "status_unexpected", 1)
    ]


def deliveries_in_force(monkeypatch: pytest.MonkeyPatch, ids: list[str]) -> None:
    """Let builds stand on these deliveries without a raw store."""
    monkeypatch.setattr(module, "load_raw", lambda *_: ids)
    monkeypatch.setattr(module, "corrected_cells", lambda _: [])
    monkeypatch.setattr(module, "compare_raw", lambda *_: None)


def test_rows_that_go_though_their_deliveries_stay_keep_a_build_aside(
    settings: Settings, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries_in_force(monkeypatch, ["list-a", "list-b", "more-a"])
    make_build(settings)
    damage("delete from fct_beneficiary_months where person_key like 'p1%'")
    with pytest.raises(Problem) as failed:
        make_build(settings)
    assert say("quality.rows_lost") in failed.value.values["failures"]


def test_rows_whose_delivery_was_withdrawn_explain_themselves(
    settings: Settings, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries_in_force(monkeypatch, ["list-a", "list-b", "more-a"])
    make_build(settings)
    deliveries_in_force(monkeypatch, ["list-a", "more-a"])
    damage(
        "delete from fct_payments where delivery_id = 'list-b';"
        "delete from fct_deliveries where delivery_id = 'list-b';"
        "delete from fct_household_months; delete from fct_beneficiary_months;"
        "delete from rpt_spending where programme_code = 'five_guarantees'"
    )
    assert make_build(settings).state == "published"


def test_a_setting_says_how_much_may_go(
    settings: Settings, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliveries_in_force(monkeypatch, ["list-a", "list-b", "more-a"])
    make_build(settings)
    damage("delete from fct_beneficiary_months where person_key like 'p1%'")
    loose = settings.model_copy(update={"most_lost_share": 0.9})
    assert make_build(loose).state == "published"


def take_list(office: Office, month: int) -> None:
    """Nine people's list of a month of 2013."""
    rows = [allowance(n, f"2013-{month:02}") for n in range(9)]
    write_list(office.inbox / "西南街道" / f"{month}.csv", ALLOWANCE, rows, f"2013年{month}月")
    office.take()


def test_the_projects_own_models_pass_and_a_rule_broken_by_hand_keeps_them_aside(
    office: Office, damage: Damage
) -> None:
    take_list(office, 6)
    good = make_build(office.settings)
    doors = {door for _, door, _ in results(office.settings)}
    assert doors == {"inbound", "published"}
    damage("update fct_payments set amount_yuan = amount_yuan + 1 where source_row = 3")
    take_list(office, 7)
    with pytest.raises(Problem) as failed:
        make_build(office.settings)
    assert "rpt_spending" in failed.value.values["failures"]
    assert current_build(office.settings.folder).manifest == good
