"""The rows of a form with every personal value exchanged for a key or for a fact drawn from it."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.contracts import Column
from pipelines.identity.keys import Keyring, domain_of, normalise
from pipelines.identity.names_in_text import seal_names
from pipelines.identity.numbers_in_text import seal_numbers
from pipelines.identity.plain_values import WHERE, key_domain, plain_values

# What a doubtful number is called among a delivery's warnings.
ID_WARNINGS = {"check_digit": "id_check_digit", "date": "id_date", "length": "id_length"}


@dataclass(frozen=True)
class KeyedRows:
    """Rows without a personal value, what is doubtful about them, and the way back.

    Attributes:
        rows: WHERE + the raw columns of the contract; towns and villages still as text.
        warnings: WHERE, column, code.
        plain: VAULT_COLUMNS, for the vault only.
    """

    rows: pl.DataFrame
    warnings: pl.DataFrame
    plain: pl.DataFrame


def key_rows(rows: pl.DataFrame, columns: tuple[Column, ...], keyring: Keyring) -> KeyedRows:
    """Exchange the personal columns among `columns` for what the raw store keeps of them.

    Args:
        rows: WHERE and the form's columns under their contract names, plain.
        columns: those of the contract that `rows` holds.
        keyring: makes the keys.
    """
    rows, numbers, shifted = seal_numbers(rows, columns)
    rows, texts, named = seal_names(rows, columns)
    work = _normalised(rows, columns, keyring)
    kept = {name: work[name] for name in WHERE}
    for column in columns:
        kept |= _kept_of(column, work, keyring)
    names = {column.name for column in columns}
    if {"sex", "id_no"} <= names:
        kept["sex_matches_id"] = work.select(pl.col("sex") == pl.col("_id_sex")).to_series()
    keyed = pl.DataFrame([s.alias(name) for name, s in kept.items()])
    warnings = pl.concat([_warnings(keyed, columns), shifted, named])
    plain = pl.concat([plain_values(work, keyed, columns), numbers, texts], how="diagonal_relaxed")
    return KeyedRows(keyed, warnings, plain)


def _normalised(rows: pl.DataFrame, columns: tuple[Column, ...], keyring: Keyring) -> pl.DataFrame:
    """The rows with a normalised twin of each personal column and the ID number's facts."""
    domains = {column.name: key_domain(column) for column in columns}
    work = rows.hstack(
        [
            normalise(domain, rows[name]).alias(f"_{name}")
            for name, domain in domains.items()
            if domain
        ]
    )
    for column in columns:
        if column.kind == "id":
            facts = keyring.people_of(work[f"_{column.name}"])
            work = work.hstack([fact.alias(f"_{fact.name}") for fact in facts])
    return work


def _kept_of(column: Column, work: pl.DataFrame, keyring: Keyring) -> dict[str, pl.Series]:
    name = column.name
    match column.kind:
        case "id":
            facts = ("id_check_status", "id_length", "birth_month", "id_sex")
            return {fact: work[f"_{fact}"] for fact in ("person_key", *facts)}
        case "certificate":
            # A roster without ID numbers says nothing of whether its certificates fit them.
            number = pl.col("_number_18") if "_number_18" in work.columns else pl.lit(None)
            matches = pl.col(f"_{name}").str.starts_with(number.cast(pl.String))
            facts = keyring.certificates_of(work[f"_{name}"])
            return {
                "certificate_key": facts["certificate_key"],
                "certificate_matches_id": work.select(matches).to_series(),
                **facts.drop("certificate_key").to_dict(),
            }
        case "personal":
            return {f"{name}_key": keyring.keys_of(domain_of(name), work[f"_{name}"])}
        case "birthday":
            return {f"{name}_matches_id": work.select(_same_birthday(name)).to_series()}
        case "free_text":
            return {f"has_{name}": work[name].is_not_null()}
        case _:
            return {name: work[name]}


def _same_birthday(name: str) -> pl.Expr:
    # Forms headed 出生年月 say the month only, and are read as its first day.
    said, numbered = pl.col(name), pl.col("_born_on")
    return (said == numbered) | (said == numbered.dt.truncate("1mo"))


def _warnings(keyed: pl.DataFrame, columns: tuple[Column, ...]) -> pl.DataFrame:
    doubts = [pl.DataFrame(schema={**_schema_of(keyed), "column": pl.String, "code": pl.String})]
    for column in columns:
        if column.kind == "id":
            code = pl.col("id_check_status").replace_strict(ID_WARNINGS, default=None)
        elif column.kind == "certificate":
            differs = pl.col("certificate_matches_id").not_()
            code = pl.when(differs).then(pl.lit("certificate_differs"))
        else:
            continue
        found = keyed.select(*WHERE, pl.lit(column.name).alias("column"), code.alias("code"))
        doubts.append(found.drop_nulls("code"))
    return pl.concat(doubts)


def _schema_of(keyed: pl.DataFrame) -> dict[str, pl.DataType]:
    return {name: keyed.schema[name] for name in WHERE}
