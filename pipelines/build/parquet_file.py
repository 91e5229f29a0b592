"""Whether a parquet file is whole."""

from __future__ import annotations

from pathlib import Path

import duckdb


def reads_to_the_end(path: Path) -> bool:
    """Whether every value of a parquet file can be read; its footer alone says nothing of them."""
    with duckdb.connect() as connection:
        try:
            query = "select max(hash(t)) from read_parquet($1) as t"
            connection.execute(query, [str(path)]).fetchall()
        except duckdb.Error:
            return False
    return True
