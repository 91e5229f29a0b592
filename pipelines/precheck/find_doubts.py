"""The findings of a build that sees the list among the deliveries in force."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import polars as pl

from pipelines.build.dbt.run_dbt import run_dbt
from pipelines.build.engine_limits import engine_limits
from pipelines.build.load_raw import load_raw
from pipelines.build.manifest import DATABASE_NAME
from pipelines.build.reuse.fingerprints import Fingerprints
from pipelines.build.reuse.reuse import Reuse, begin_anew, begin_with_earlier, compare_raw
from pipelines.build.reuse.statements.run_again import run_again
from pipelines.build.reuse.statements.run_statements import StatementFailed
from pipelines.build.seal import create_database
from pipelines.data_folder import DataFolder
from pipelines.language import language_in_force
from pipelines.precheck.tell_once import tell_once
from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings

Report = Callable[[str, int, int], None]
FINDINGS = "fct_findings"
_FOR_TELLING = ("subject_key", "programme_code", "entitlement_reason", "payment_count")

# A doubt is the list's when it is about one of its rows, or when the list pays whom another list
# pays too: of a double payment the check doubts one row, which may be the other list's.
_DOUBTS = """
with own_rows as (
    select person_key, household_id, bank_account_key, benefit_month, source_sheet, source_row
    from fct_payments where delivery_id in (select unnest($ids))
    union all
    select person_key, null, null, benefit_month, source_sheet, source_row
    from fct_member_payments where delivery_id in (select unnest($ids))
),
subjects as (
    select distinct
        unnest([person_key, household_id, bank_account_key]) as subject_key,
        benefit_month, source_sheet, source_row
    from own_rows
),
doubted as (
    select finding_id, claim, detail, amount_at_risk_yuan, month, source_sheet, source_row
    from fct_finding_rows where delivery_id in (select unnest($ids))
),
paid_twice as (
    select rows.finding_id, rows.claim, rows.detail, rows.amount_at_risk_yuan, rows.month,
        subjects.source_sheet, subjects.source_row
    from fct_finding_rows as rows
    inner join subjects
        on rows.subject_key = subjects.subject_key and rows.month = subjects.benefit_month
    where rows.check_code like 'O%'
        and rows.finding_id not in (select finding_id from doubted)
),
all_rows as (from doubted union from paid_twice),
dues as (
    select person_key as subject_key, programme_code, month, entitlement_reason, payment_count
    from fct_beneficiary_months
    union all
    select household_id, programme_code, month, entitlement_reason, payment_count
    from fct_household_months
)
select findings.check_code,
    case when $language = 'zh' then checks.name_zh else checks.name_en end as check_name,
    all_rows.source_sheet, all_rows.source_row, all_rows.month, all_rows.amount_at_risk_yuan,
    all_rows.claim, all_rows.detail, findings.evidence, findings.how_to_fix, findings.finding_id,
    findings.subject_key, findings.programme_code,
    case when findings.check_code = 'T7' then dues.entitlement_reason end as entitlement_reason,
    dues.payment_count
from all_rows
inner join fct_findings as findings using (finding_id)
inner join checks on findings.check_code = checks.check_code
left join dues
    on findings.subject_key = dues.subject_key
    and findings.programme_code = dues.programme_code and all_rows.month = dues.month
where findings.disposition <> '排除'
order by findings.check_code, all_rows.source_sheet nulls first,
    all_rows.source_row nulls first, all_rows.month, all_rows.detail, findings.finding_id
"""


def find_doubts(
    own: Settings,
    delivery_ids: list[str],
    in_force: DataFolder,
    report: Report,
    project: Path = PROJECT_FOLDER,
) -> pl.DataFrame:
    """The doubtful rows of the deliveries, in the order of checks and rows.

    Args:
        own: of the borrowed store, which holds the deliveries and takes the build.
        delivery_ids: of the list.
        in_force: the folder whose build in force is gone on from.
        report: told (code of the step, done, total).
        project: the folder with dbt_project.yml.

    Returns:
        check_code, check_name, source_sheet, source_row (null: the list as a whole), month,
        amount_at_risk_yuan, claim, detail, evidence, how_to_fix, finding_id, companions (codes of
        checks that doubt the same fault and are not told for themselves).

    Raises:
        Problem: the models could not be built.
    """
    place = own.folder.root / "precheck"
    place.mkdir()
    report("precheck_step_checks", 0, 0)
    try:
        _make_findings(place, own, in_force, report, project)
    except Problem as problem:
        if problem.code != "build_models_failed":
            raise
        # The log goes with everything else.
        raise Problem("precheck_failed", failures=problem.values["failures"]) from None
    database = place / DATABASE_NAME
    with duckdb.connect(str(database), read_only=True) as connection:
        given = {"ids": delivery_ids, "language": language_in_force()}
        found = connection.sql(_DOUBTS, params=given).pl()
    return tell_once(found).drop(_FOR_TELLING)


def _make_findings(
    place: Path, own: Settings, in_force: DataFolder, report: Report, project: Path
) -> None:
    """Make the checks' findings as the next build would: from the build in force, if there is one.

    Only where that cannot be, dbt is started.
    """
    database, log = place / DATABASE_NAME, place / "precheck.log"
    earlier = begin_with_earlier(in_force, database)
    with suppress(StatementFailed):
        reuse = _load(database, own, earlier)
        if run_again(database, own, log, project, reuse, only=FINDINGS):
            return
    begin_anew(place)
    _load(database, own, Fingerprints())

    def progress(done: int, total: int) -> None:
        report("precheck_step_checks", done, total)

    run_dbt(database, own, log, progress, project, only=f"+{FINDINGS}")


def _load(database: Path, own: Settings, earlier: Fingerprints) -> Reuse:
    with create_database(database, engine_limits(own, database)) as connection:
        load_raw(connection, own.folder)
        return compare_raw(connection, own.folder, earlier)
