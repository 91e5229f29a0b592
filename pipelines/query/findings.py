"""Findings and their counts by check, from the current build; nothing in them names a person."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl

from pipelines.build.current import current_build, open_build
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem
from pipelines.query.answer import Answer

_CHOSEN = """
($check is null or check_code = $check)
    and ($town is null or town_code = $town)
    and ($disposition is null or disposition = $disposition)
"""
_FINDINGS = f"""
select
    finding_id, check_code, name_zh, name_en, subject_key, programme_code, town_code,
    area_name, first_month, month_count, amount_at_risk_yuan, evidence, findings.how_to_fix,
    disposition, recovered_yuan, valid_until
from main.fct_findings as findings
join main.checks using (check_code)
left join (select area_code as town_code, area_name from main.dim_areas) using (town_code)
where {_CHOSEN}
order by check_code, town_code, first_month, finding_id
"""  # noqa: S608 - the text is this module's own, values are bound
_COUNTS = f"""
with chosen as (
    select
        check_code,
        count(*) as finding_count,
        count(*) filter (where disposition = '未核实') as open_count,
        sum(amount_at_risk_yuan) as amount_at_risk_yuan,
        sum(recovered_yuan) as recovered_yuan
    from main.fct_findings
    where {_CHOSEN}
    group by check_code
)
select
    check_code, name_zh, name_en, coalesce(finding_count, 0), coalesce(open_count, 0),
    amount_at_risk_yuan, recovered_yuan
from main.checks
left join chosen using (check_code)
where $check is null or check_code = $check
order by strpos('IDOTEMFSN', left(check_code, 1)), check_code
"""  # noqa: S608


_CODES = "select check_code from main.checks order by check_code"
_ONE = """
select finding_id, check_code, subject_key, programme_code, first_month
from main.fct_findings
where finding_id = $name or (length($name) >= 8 and starts_with(finding_id, $name))
"""


# What an answer keeps of its finding, to know it again.
FINDING_FACTS = {
    "finding_id": pl.String,
    "check_code": pl.String,
    "subject_key": pl.String,
    "programme_code": pl.String,
    "first_month": pl.Date,
}


@dataclass(frozen=True)
class Choice:
    """Which findings to read: of one check, town code or disposition; null: of all."""

    check: str | None = None
    town: str | None = None
    disposition: str | None = None


@dataclass(frozen=True)
class Found:
    """One finding; see fct_findings for the meaning of its fields."""

    finding_id: str
    check_code: str
    name_zh: str
    name_en: str
    subject_key: str
    programme_code: str | None
    town_code: str
    area_name: str | None
    first_month: date
    month_count: int
    amount_at_risk_yuan: Decimal | None
    evidence: str
    how_to_fix: str
    disposition: str
    recovered_yuan: Decimal | None
    valid_until: date | None


@dataclass(frozen=True)
class CheckCount:
    """How many findings a check made; yuan are null where none of them has an amount."""

    check_code: str
    name_zh: str
    name_en: str
    finding_count: int
    open_count: int
    amount_at_risk_yuan: Decimal | None
    recovered_yuan: Decimal | None


def read_findings(connection: duckdb.DuckDBPyConnection, choice: Choice) -> list[Found]:
    """The chosen findings, by check, town and first month."""
    return [Found(*row) for row in connection.execute(_FINDINGS, vars(choice)).fetchall()]


def count_findings(connection: duckdb.DuckDBPyConnection, choice: Choice) -> list[CheckCount]:
    """A line a check, those without findings too, in the order of docs/oversight.md."""
    return [CheckCount(*row) for row in connection.execute(_COUNTS, vars(choice)).fetchall()]


def check_choice(connection: duckdb.DuckDBPyConnection, choice: Choice) -> None:
    """Refuse a check that does not exist.

    Raises:
        Problem: the known ones are listed.
    """
    codes = [row[0] for row in connection.execute(_CODES).fetchall()]
    if choice.check is not None and choice.check not in codes:
        known = "、".join(codes)
        raise Problem("findings_check", exit_status=2, check=choice.check, known=known)


def find_finding(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, object]:
    """What an answer needs to know of the finding of that id, or of that beginning of one.

    Raises:
        Problem: no finding, or more than one, is called so.
    """
    result = connection.execute(_ONE, {"name": name.strip()})
    columns = [column for column, *_ in result.description or ()]
    rows = result.fetchall()
    if len(rows) != 1:
        raise Problem("findings_unknown", exit_status=2, id=name, count=len(rows))
    return dict(zip(columns, rows[0], strict=True))


def known_findings(folder: DataFolder) -> pl.DataFrame:
    """What an answer keeps of each finding of the build in force; no row without such a build."""
    try:
        build = current_build(folder)
    except Problem:
        return pl.DataFrame(schema=FINDING_FACTS)
    query = f"select {', '.join(FINDING_FACTS)} from main.fct_findings"  # noqa: S608
    with open_build(build) as connection:
        return connection.sql(query).pl()


def findings_answer(found: list[Found]) -> Answer:
    """The findings as an answer that can be written to a file."""
    kinds = {"Decimal | None": "DECIMAL(18,2)", "int": "BIGINT", "date": "DATE"}
    kinds |= {"date | None": "DATE"}
    columns = fields(Found)
    return Answer(
        [column.name for column in columns],
        [kinds.get(str(column.type), "VARCHAR") for column in columns],
        [astuple(one) for one in found],
    )
