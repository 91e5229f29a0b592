"""Which tables of a build stand for what: fingerprints.json beside its file."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from pipelines.whole_files import write_lasting

FINGERPRINTS_NAME = "fingerprints.json"
# Sums over rows do not mind their order; two halves of a hash are not equal by chance.
_CONTENT = """
    select count(*), sum(md5_number_lower(told)), sum(md5_number_upper(told))
    from (select cast(to_json(rows_of) as varchar) as told from {} as rows_of)
"""


@dataclass(frozen=True)
class Fingerprints:
    """What one build was made of; equal fingerprints mean equal rows.

    Attributes:
        nodes: of each model, seed and test of dbt's, by its unique id.
        rows: of what is known by its rows and not by what it was made of, by its unique id.
        tables: of each table of the published file, by its name.
        judged: what suites said, by a fingerprint of the suite and of the tables it reads:
            table, rule, how many were examined, how many break it.
        texts: of each model, seed and test by itself, by its unique id.
        lists: what each table of schema raw was made of, delivery by delivery.
        sums: hashes of the files of sums that lie beside the published file, by their names.
        kept: tables that were taken over from the build before.
        in_part: tables of which the rows of touched people alone were made.
    """

    nodes: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    judged: dict[str, list[list[Any]]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    in_part: list[str] = field(default_factory=list)

    def rows_of(self, keys: Set[str]) -> dict[str, str]:
        """What stands for the rows of nodes whose rows are those of then."""
        return {key: self.rows.get(key) or self.nodes[key] for key in keys}

    def write(self, folder: Path) -> None:
        """Write fingerprints.json into the build's folder, whole."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=0)
        write_lasting(folder / FINGERPRINTS_NAME, text + "\n")


def read_fingerprints(folder: Path) -> Fingerprints:
    """The fingerprints of the build in `folder`; empty ones, which equal nothing, without."""
    try:
        return Fingerprints(**json.loads((folder / FINGERPRINTS_NAME).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Fingerprints()


def fingerprint(*parts: str) -> str:
    """One fingerprint of several texts; their borders count."""
    digest = sha256()
    for part in parts:
        told = part.encode()
        digest.update(len(told).to_bytes(8, "big") + told)
    return digest.hexdigest()


def fingerprint_rows(connection: duckdb.DuckDBPyConnection, relation: str) -> str:
    """A fingerprint of a table's or view's columns and rows, whatever their order."""
    columns = connection.execute(f"describe {relation}").fetchall()
    content = connection.execute(_CONTENT.format(relation)).fetchall()
    return fingerprint(str(columns), str(content))
