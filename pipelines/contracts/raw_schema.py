"""The columns a feed's rows have in the raw store, derived from its contract.

One rule a kind of column; a personal value appears only as a key or as a fact drawn from it.
"""

from __future__ import annotations

from pipelines.contracts.contract import Column, Contract

PROVENANCE = {
    "delivery_id": "varchar",
    "source_sheet": "varchar",
    "source_row": "bigint",
    "row_hash": "varchar",
}
PERSON_FACTS = {
    "person_key": "varchar",
    "id_check_status": "varchar",
    "id_length": "bigint",
    "birth_month": "date",
    "id_sex": "varchar",
}
CERTIFICATE_FACTS = {
    "certificate_key": "varchar",
    "certificate_matches_id": "boolean",
    "certificate_category": "varchar",
    "certificate_level": "bigint",
}
_SQL_TYPE = {
    "text": "varchar",
    "code": "varchar",
    "enum": "varchar",
    "time": "varchar",
    "date": "date",
    "month": "date",
    "money": "decimal(18,2)",
    "number": "decimal(18,4)",
    "int": "bigint",
}


def raw_schema(contract: Contract) -> dict[str, str]:
    """Column name to SQL type of the feed's raw table, provenance first."""
    schema = dict(PROVENANCE)
    for column in contract.columns:
        if not column.repeats:
            schema.update(kept_columns(column))
    if {"sex", "id_no"} <= {column.name for column in contract.columns}:
        schema["sex_matches_id"] = "boolean"
    return schema


def content_columns(contract: Contract) -> list[str]:
    """The raw columns that make two rows the same: neither where they came from nor remarks.

    A clerk's remark added to an old row of a cumulative list does not make it another row.
    """
    remarks = {f"has_{c.name}" for c in contract.columns if c.kind == "free_text"}
    return [name for name in raw_schema(contract) if name not in PROVENANCE.keys() | remarks]


def members_schema(contract: Contract) -> dict[str, str]:
    """Column name to SQL type of the table that numbered columns are unpivoted into."""
    schema = {**PROVENANCE, "member_number": "bigint"}
    schema.pop("row_hash")
    for column in contract.columns:
        if column.repeats:
            facts = kept_columns(column)
            schema.update(
                {"name_key" if k == f"{column.name}_key" else k: t for k, t in facts.items()}
            )
    return schema


def kept_columns(column: Column) -> dict[str, str]:
    """What is kept of one column of a form: raw column name to SQL type."""
    match column.kind:
        case "id":
            return dict(PERSON_FACTS)
        case "certificate":
            return dict(CERTIFICATE_FACTS)
        case "personal":
            return {f"{column.name}_key": "varchar"}
        case "birthday":
            return {f"{column.name}_matches_id": "boolean"}
        case "free_text":
            return {f"has_{column.name}": "boolean"}
        case "town" | "village":
            return {f"{column.name}_code": "varchar"}
        case _:
            return {column.name: _SQL_TYPE[column.kind]}
