"""An answer as a parquet file, its columns in the types of the query."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from pipelines.query.answer import Answer, distinct_names

_BATCH = 50_000
_PLAIN = {
    "BOOLEAN": pa.bool_(),
    "TINYINT": pa.int8(),
    "SMALLINT": pa.int16(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "FLOAT": pa.float32(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
}


def write_parquet(answer: Answer, path: Path) -> int:
    """Write all rows, a batch at a time; returns how many there were."""
    kinds = [_arrow_type(kind) for kind in answer.kinds]
    schema = pa.schema(list(zip(distinct_names(answer), kinds, strict=True)))
    rows, count = iter(answer.rows), 0
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            columns = zip(zip(*batch, strict=True), kinds, strict=True)
            arrays = [pa.array(cells, kind) for cells, kind in columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(batch)
    return count


def _arrow_type(kind: str) -> pa.DataType:
    if kind.startswith("DECIMAL("):
        precision, scale = kind.removeprefix("DECIMAL(").rstrip(")").split(",")
        return pa.decimal128(int(precision), int(scale))
    if kind.endswith("INT") and kind not in _PLAIN:
        return pa.decimal128(38, 0)
    return _PLAIN.get(kind, pa.string())
