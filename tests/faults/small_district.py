"""A district of two towns and two feeds, as data folders at the moment before each stage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import duckdb

from pipelines.backup.write_backup import write_backup
from pipelines.build import make_build as building
from pipelines.build.current import current_build
from pipelines.closing.close_year import close_year
from pipelines.identity.access_log import log_access
from pipelines.identity.secret import load_secret
from pipelines.settings import Settings
from tests.deliveries.made_lists import ALLOWANCE, DONATION, allowance, donation, write_list

OLD, NEW = "an old secret of the department's own", "a new secret that nobody else knows of yet"
WORKS = Path(__file__).parents[1] / "frames" / "works"
CLOSED = "donations"
# What models would make of raw, in SQL that dbt and the stand-in for it share.
TABLES = {
    "paid": "select delivery_id, source_row, person_key, amount "
    "from {raw}.disability_allowance_payments",
    "given": "select delivery_id, source_row, donor_key, amount from {raw}.donations",
    "told": "select delivery_id, feed, state, rows_accepted, amount_sum from {raw}.deliveries",
}
_OF_CUSTODY = """
    create table dim_areas as select 'a' as area_code, 'district' as area_level;
    create table rpt_indicator_values as
    select 'paid' as indicator_id, '2013' as period, 'a' as area_code, sum(amount) as value
    from paid;
    create table rpt_spending as
    select 'p' as programme_code, date '2013-06-01' as month, count(*) as payment_count,
        sum(amount) as amount_yuan
    from paid;
    create table fct_findings as
    select 'D1-000000000000' as finding_id, 'D1' as check_code, min(person_key) as subject_key,
        'p' as programme_code, date '2013-06-01' as first_month
    from paid
"""
_OF_WORKS = """
    create table dim_indicators as select *, 'sum' as aggregation from indicators;
    create table fct_deliveries as
    select delivery_id, feed, deliverer_code, state = 'in_force' as is_in_force from raw.deliveries;
    create table dim_months as
    select month::date as month, year(month) as year, true as is_within_horizon
    from range(date '2012-01-01', date '2014-04-01', interval 1 month) as t (month)
"""


def settings_of(data: Path, **changes: object) -> Settings:
    """The settings of a data folder, under the old secret."""
    given = {"secret": OLD, "new_secret": NEW, "keep_years": {CLOSED: 10}, "workers": 1}
    return Settings(data=data, _env_file=None, **{**given, **changes})


def write_first_lists(inbox: Path) -> None:
    """Two lists that were taken in some time ago."""
    rows = [allowance(n) for n in range(6)]
    write_list(inbox / "西南街道" / "6月.csv", ALLOWANCE, rows)
    gifts = [donation(n) for n in range(4)]
    write_list(inbox / "社工部" / "捐赠.csv", DONATION, gifts, "2013年6月扶贫济困日捐赠登记")


def write_new_lists(inbox: Path) -> None:
    """A list in another's place, one of another town, and one with a row that is sent back."""
    again = [allowance(n, 发放金额=101) for n in range(7)]
    write_list(inbox / "西南街道" / "6月更正.csv", ALLOWANCE, again, "2013年6月津贴（更正）")
    rows = [allowance(n, "2013-07", 镇街="白坭镇", 村居="") for n in range(20, 26)]
    rows[3][7] = "一百"
    write_list(inbox / "白坭镇" / "7月.csv", ALLOWANCE, rows)


def make_tables(database: Path, *_: object, **__: object) -> None:
    """What dbt would have made, in a moment."""
    with duckdb.connect(str(database)) as connection:
        for name, query in TABLES.items():
            connection.execute(f"create table main.{name} as {query.format(raw='raw')}")


def make_for_custody(database: Path, *_: object, **__: object) -> None:
    """The same, and the tables that acts of custody read."""
    make_tables(database)
    with duckdb.connect(str(database)) as connection:
        connection.execute(_OF_CUSTODY)


def make_works(database: Path, *_: object, **__: object) -> None:
    """The same, and the tables that closing a year reads."""
    make_tables(database)
    with duckdb.connect(str(database)) as connection:
        for name in ("values.sql", "stated.sql"):
            connection.execute((WORKS / name).read_text(encoding="utf-8"))
        connection.execute(_OF_WORKS)


def build(settings: Settings, tables: object = make_tables) -> None:
    """Build and publish without dbt; the made tables have no suites."""
    with without_dbt(tables):
        building.make_build(settings)


@contextmanager
def without_dbt(tables: object) -> Iterator[None]:
    """Builds in this `with` make these tables in a moment."""
    quick = {"run_dbt": tables, "begin_judging": lambda: None}
    if tables is not make_tables:
        # Tables that have suites are made up without what those ask of them.
        quick["judge_build"] = lambda *_: None
    with mock.patch.multiple(building, **quick):
        yield


def make_bases(folder: Path, take: Callable[[Path], None]) -> None:
    """Data folders `folder/<stage>` as each stage finds them, and `folder/backup.zip`.

    Args:
        folder: where they are made.
        take: takes the inbox of a data folder in.
    """
    first = settings_of(folder / "intake")
    write_first_lists(first.inbox_folder)
    take(first.data)
    build(first)
    key = load_secret(first.folder, OLD).vault_key
    log_access(first.folder, key, "person_look_up", "丙", person_key="k", reason="来信询问")
    write_new_lists(first.inbox_folder)
    shutil.copytree(first.data, folder / "build")
    take(folder / "build")
    for stage in ("publish", "rekey", "forget", "expire", "backup"):
        shutil.copytree(folder / "build", folder / stage)
    for stage in ("rekey", "forget", "expire"):
        build(settings_of(folder / stage), make_for_custody)
    shutil.copytree(folder / "build", folder / "close")
    build(settings_of(folder / "close"), make_works)
    _close(settings_of(folder / "expire"), folder / "close")
    write_backup(settings_of(folder / "backup").folder, folder / "backup.zip")
    (folder / "restore").mkdir()


def _close(settings: Settings, built: Path) -> None:
    made = settings_of(built)
    shutil.copytree(built, built.with_name("closed"))
    closed = settings_of(built.with_name("closed"))
    close_year(closed.folder, current_build(made.folder), 2013, "某人")
    shutil.copytree(closed.folder.closed_years, settings.folder.closed_years)
    shutil.rmtree(closed.data)
