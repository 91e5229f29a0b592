"""The raw store's tables: the feeds' own, and those that no single contract describes."""

from __future__ import annotations

from pipelines.contracts.contract import Contract
from pipelines.contracts.raw_schema import members_schema, raw_schema

MONEY = "decimal(18,2)"

DELIVERIES = {
    "delivery_id": "varchar",
    "feed": "varchar",
    "file_id": "varchar",
    "file_name": "varchar",
    "deliverer_code": "varchar",
    "section": "varchar",
    "period_start": "date",
    "period_end": "date",
    "reported_on": "date",
    "latest_on": "date",
    "town_codes": "varchar",
    "arrival": "bigint",
    "is_nil": "boolean",
    "rows_read": "bigint",
    "rows_accepted": "bigint",
    "rows_rejected": "bigint",
    "rows_total": "bigint",
    "rows_note": "bigint",
    "amount_sum": MONEY,
    "state": "varchar",
    "superseded_by": "varchar",
    "supersession_rule": "varchar",
    "warning_count": "bigint",
    # Of a supplementary delivery: the list whose rejected rows it holds, put right.
    "completes": "varchar",
    # Of a list whose successor keeps little of it: held until somebody confirms it, confirmed.
    "loss_state": "varchar",
}
IDENTITY_LINKS = {
    "person_key": "varchar",
    "linked_person_key": "varchar",
    "name_key": "varchar",
    "kind": "varchar",
}
# What became of each correction of the data folder in a build; no file of the raw store.
CORRECTIONS = {
    "correction_id": "varchar",
    "state": "varchar",
    "feed": "varchar",
    "stated_delivery": "varchar",
    "deliverer_code": "varchar",
    "stated_month": "date",
    "delivery_id": "varchar",
    "source_sheet": "varchar",
    "source_row": "bigint",
    "column_name": "varchar",
    "delivered_value": "varchar",
    "corrected_value": "varchar",
    "why": "varchar",
    "who": "varchar",
    "since_on": "date",
    "file_name": "varchar",
    "line_number": "bigint",
}
DISPOSITIONS = {
    "finding_id": "varchar",
    "check_code": "varchar",
    "subject_key": "varchar",
    "programme_code": "varchar",
    "first_month": "date",
    "disposition": "varchar",
    "decided_by": "varchar",
    "decided_on": "date",
    "valid_until": "date",
    "recovered_yuan": MONEY,
    "recovered_on": "date",
    "is_expired": "boolean",
}
# Years as they were published, and what they stood on: two parquet files a year.
CLOSED_FIGURES = {
    "year": "integer",
    "indicator_id": "varchar",
    "period": "varchar",
    "area_code": "varchar",
    "value": "decimal(20,6)",
    "value_on": "date",
    "told_value": "decimal(20,6)",
    "is_hidden": "boolean",
    "deliveries_received": "integer",
    "deliveries_expected": "integer",
    "latest_reported_on": "date",
    "is_complete": "boolean",
    "closed_at": "varchar",
    "closed_by": "varchar",
    "build_id": "varchar",
}
CLOSED_DELIVERIES = {
    "year": "integer",
    "delivery_id": "varchar",
    "feed": "varchar",
    "deliverer_code": "varchar",
}
# What suites found, at both doors: one parquet file a run of intake, and one a build.
QUALITY_RESULTS = {
    "run_id": "varchar",
    "judged_on": "date",
    "door": "varchar",
    "suite": "varchar",
    "rule_code": "varchar",
    "column_name": "varchar",
    "delivery_id": "varchar",
    "is_passed": "boolean",
    "examined_count": "bigint",
    "unexpected_count": "bigint",
}
# Tables with one parquet file a delivery, of any feed; a delivery may have nothing to say.
SIDE_TABLES = {
    "delivery_totals": {
        "delivery_id": "varchar",
        "source_sheet": "varchar",
        "source_row": "bigint",
        "label": "varchar",
        "column_name": "varchar",
        "declared_amount": MONEY,
        "declared_count": "bigint",
        "computed_amount": MONEY,
        "computed_count": "bigint",
        "agrees": "boolean",
    },
    "rejected_rows": {
        "delivery_id": "varchar",
        "feed": "varchar",
        "source_sheet": "varchar",
        "source_row": "bigint",
        "column_name": "varchar",
        "reason": "varchar",
    },
    # Rejected rows, by their place in the list that a supplementary delivery completes.
    "closed_rows": {
        "delivery_id": "varchar",
        "feed": "varchar",
        "source_sheet": "varchar",
        "source_row": "bigint",
    },
    "delivery_warnings": {
        "delivery_id": "varchar",
        "feed": "varchar",
        "source_sheet": "varchar",
        "source_row": "bigint",
        "column_name": "varchar",
        "code": "varchar",
    },
}


def side_schemas(contracts: dict[str, Contract]) -> dict[str, dict[str, str]]:
    """Table name to columns of the tables beside the feeds' own, members included."""
    members = {
        contract.repeats_table: members_schema(contract)
        for contract in contracts.values()
        if contract.repeats_table
    }
    return {**members, **SIDE_TABLES}


def feed_schemas(contracts: dict[str, Contract]) -> dict[str, dict[str, str]]:
    """Feed to the columns of its raw table."""
    return {feed: raw_schema(contract) for feed, contract in contracts.items()}
