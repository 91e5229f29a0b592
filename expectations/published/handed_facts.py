"""Suites made of what is known of a build beside its rows: its columns, and the build before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from expectations.published.table_suite import TableSuite, rows_where

# So few rows may go without a word, whatever share of a small table they are.
FEW_ROWS = 20
_POINTS_AT_A_PERSON = """(
    lower(column_name) like '%@_key' escape '@'
    or lower(column_name) in (
        'household_id', 'household_no', 'payment_id', 'name', 'person_name', 'id_no', 'id_number',
        'phone', 'bank_account', 'certificate_no', 'birth_month', 'born_on'
    )
)"""


@dataclass(frozen=True)
class BuildFacts:
    """What a build is judged by, beside its rows.

    Attributes:
        columns: the columns of its tables, by table.
        earlier_rows: rows of the last published build, by table: those alone whose deliveries
            are still in force, so that what was withdrawn or replaced explains itself.
        most_lost_share: the share of them that may be gone, 0–1.
    """

    columns: Mapping[str, Sequence[str]]
    earlier_rows: Mapping[str, int] = field(default_factory=dict)
    most_lost_share: float = 0.1


def row_count_suites(facts: BuildFacts) -> Iterator[TableSuite]:
    """A suite a table of the last build that still is one: too many of its rows are gone."""
    for table, earlier in sorted(facts.earlier_rows.items()):
        may_go = max(FEW_ROWS, int(earlier * facts.most_lost_share))
        least = earlier - may_go
        if table in facts.columns and least > 0:
            lost = f"case when count(*) < {least} then {earlier} - count(*) else 0 end"
            yield TableSuite(table, {"rows_lost": lost}, examined=str(earlier))


def report_suites(facts: BuildFacts) -> Iterator[TableSuite]:
    """A suite a report: no column of it points at a person."""
    for table, columns in sorted(facts.columns.items()):
        if table.startswith("rpt_"):
            listed = ", ".join(f"('{column}')" for column in columns)
            yield TableSuite(
                table,
                {"column_points_at_person": rows_where(_POINTS_AT_A_PERSON)},
                f"(values {listed}) as columns_of_report(column_name)",
            )
