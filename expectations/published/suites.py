"""All that a build is held against before it is published."""

from __future__ import annotations

from expectations.published.agreements import AGREEMENTS
from expectations.published.handed_facts import BuildFacts, report_suites, row_count_suites
from expectations.published.standards import STANDARDS
from expectations.published.table_suite import TableSuite
from expectations.published.tables import TABLES

_STANDING = (*TABLES, *AGREEMENTS, *STANDARDS)
# The tables whose number of rows is held against the last build's.
COUNTED_TABLES = frozenset(table for suite in _STANDING for table in suite.needs)


def published_suites(facts: BuildFacts) -> list[TableSuite]:
    """The suites whose tables the build has; that it has all its tables is the models' own test."""
    standing = [suite for suite in _STANDING if suite.needs <= facts.columns.keys()]
    return [*standing, *row_count_suites(facts), *report_suites(facts)]
