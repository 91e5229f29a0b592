"""How fast five million payments pass the published suites, beside the same rules on pandas.

Run as `python benchmarks/published_suites.py [ROWS]`; each way runs in a process of its own, so
that its peak memory is its own. The rows are made up by SQL.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from expectations.published.handed_facts import BuildFacts
from expectations.published.suites import published_suites

ROWS = 5_000_000
MADE = """
create table dim_programmes as
    select 'disability_allowance' as programme_code, 'disability_allowance_payments' as feed;
create table dim_area_standards as
    select 'disability_allowance_level_' || n as standard, 't' || town as area_code,
        cast([150, 100, 80, 50][n] as decimal(18, 2)) as value, date '2000-01-01' as valid_from,
        date '2000-01-01' as first_month, cast(null as date) as last_month
    from range(1, 5) as levels(n), range(7) as towns(town);
create table fct_payments as
    select 'list-' || (n // 1000) || '-s-' || n as payment_id,
        'disability_allowance' as programme_code, md5(cast(n % 200000 as varchar)) as person_key,
        't' || (n % 7) as town_code,
        cast(date '2010-01-01' + to_months(cast(n % 60 as integer)) as date) as benefit_month,
        cast([150, 100, 80, 50][n % 4 + 1] as decimal(18, 2)) as amount_yuan,
        cast(date '2010-01-20' + to_months(cast(n % 60 as integer)) as date) as paid_on,
        'list-' || (n // 1000) as delivery_id, benefit_month as paid_month,
        '成功' as payment_status, cast(null as varchar) as household_id,
        cast(n % 4 + 1 as integer) as disability_level
    from range({rows}) as numbers(n);
create table fct_payment_failures as select * from fct_payments where false;
create table fct_deliveries as
    select delivery_id, 'disability_allowance_payments' as feed, 'in_force' as state,
        true as is_in_force, 't1' as deliverer_code, count(*) as rows_read,
        count(*) as rows_accepted, 0 as rows_rejected, 0 as rows_total, 0 as rows_note,
        cast(sum(amount_yuan) as decimal(18, 2)) as amount_sum_yuan
    from fct_payments group by delivery_id;
create table rpt_spending as
    select programme_code, town_code, paid_month as month, count(*) as payment_count,
        count(distinct person_key) as people_count,
        cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan
    from fct_payments group by all;
"""
PAYMENT_COLUMNS = (
    "payment_id", "person_key", "programme_code", "town_code", "delivery_id", "benefit_month",
    "paid_month", "paid_on", "amount_yuan", "payment_status",
)  # fmt: skip


def make(path: Path, rows: int) -> None:
    """A build's file with that many payments, their lists and their report."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("set memory_limit = '2GB'")
        connection.execute(MADE.format(rows=rows))


def pass_suites(path: Path) -> None:
    """All suites that the tables have, on DuckDB."""
    from expectations.published.judge_duckdb import judge_duckdb

    with duckdb.connect(str(path), read_only=True) as connection:
        columns: dict[str, list[str]] = {}
        for table, column in connection.execute(
            "select table_name, column_name from duckdb_columns() where not internal"
        ).fetchall():
            columns.setdefault(table, []).append(column)
    suites = published_suites(BuildFacts(columns, {"fct_payments": 1000}))
    begun = time.perf_counter()
    judged = judge_duckdb(str(path), suites)
    told(f"SQL, all {len(judged)} rules of {len(suites)} suites", begun, judged)
    begun = time.perf_counter()
    own = [suite for suite in suites if suite.table == "fct_payments" and not suite.source][:1]
    judged = judge_duckdb(str(path), own)
    told(f"SQL, the {len(judged)} rules of fct_payments", begun, judged)


def pass_pandas(path: Path) -> None:
    """The rules of fct_payments alone, on a pandas frame of the columns they need."""
    from expectations.validate import expectation, quiet_context, validate

    begun = time.perf_counter()
    with duckdb.connect(str(path), read_only=True) as connection:
        query = f"select {', '.join(PAYMENT_COLUMNS)} from fct_payments"  # noqa: S608
        frame = connection.sql(query).pl().to_pandas()
    filled = [
        expectation(f"{name}_missing", "expect_column_values_to_not_be_null", {"column": name})
        for name in PAYMENT_COLUMNS[:-1]
    ]
    frame["benefit_day"] = frame["benefit_month"].dt.day
    frame["paid_day"] = frame["paid_month"].dt.day
    in_set, between = "expect_column_values_to_be_in_set", "expect_column_values_to_be_between"
    rules = [
        *filled,
        expectation("repeated", "expect_column_values_to_be_unique", {"column": "payment_id"}),
        expectation("range", between, {"column": "amount_yuan", "min_value": -1e12,
                                       "max_value": 1e12}),
        expectation("status", in_set, {"column": "payment_status", "value_set": ["成功"]}),
        expectation("benefit", in_set, {"column": "benefit_day", "value_set": [1]}),
        expectation("paid", in_set, {"column": "paid_day", "value_set": [1]}),
    ]  # fmt: skip
    context = quiet_context()
    asset = context.data_sources.add_pandas("rows").add_dataframe_asset("payments")
    batch = asset.add_batch_definition_whole_dataframe("payments")
    found = validate(context, batch, rules, {"result_format": "BOOLEAN_ONLY"}, {"dataframe": frame})
    told("pandas, the same of fct_payments, read and judged", begun, list(found.values()))


def told(what: str, begun: float, judged: list[object]) -> None:
    """Print seconds, rows a second and the peak memory of this process."""
    seconds = time.perf_counter() - begun
    passed = sum(bool(getattr(j, "is_passed", getattr(j, "success", False))) for j in judged)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = int(sys.argv[3])
    if passed < len(judged):
        sys.exit(f"{what}: {passed} of {len(judged)} passed")
    print(f"{what}: {passed} of {len(judged)} passed, {seconds:.1f} s, "
          f"{rows / seconds:,.0f} rows/s, peak {peak:,.0f} MB", flush=True)  # fmt: skip


def main() -> None:
    """Make the rows once, then pass them both ways."""
    if len(sys.argv) == 4:
        {"suites": pass_suites, "pandas": pass_pandas}[sys.argv[1]](Path(sys.argv[2]))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.duckdb"
        make(path, rows)
        for way in ("suites", "pandas"):
            subprocess.run(
                [sys.executable, __file__, way, str(path), str(rows)],
                check=True,
            )


if __name__ == "__main__":
    main()
