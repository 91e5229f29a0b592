"""Cut a data folder of an older version down to an example of a few kilobytes.

`python -m tests.upgrade.cut_example DATA OUT.tar.xz`: logs and locks go, and of the build in force
only the tables named here stay; its manifest is told the new file's size and hash.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import duckdb

from pipelines.file_hash import file_hash

# What a reader of any version asks first.
TABLES = ("dim_areas", "dim_months", "fct_payments", "rpt_delivery_coverage")


def main(data: Path, out: Path) -> None:
    """Write the example."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copytree(data, Path(folder) / "data"))
        shutil.rmtree(place / "logs", ignore_errors=True)
        for lock in place.glob("*.lock"):
            lock.unlink()
        for build in place.glob("builds/[0-9]*"):
            cut_build(build)
        with tarfile.open(out, "w:xz", preset=9) as archive:
            for path in sorted(p for p in place.rglob("*") if p.is_file()):
                told = tarfile.TarInfo(path.relative_to(place).as_posix())
                told.size, told.mode = path.stat().st_size, path.stat().st_mode & 0o777
                archive.addfile(told, io.BytesIO(path.read_bytes()))


def cut_build(build: Path) -> None:
    """Leave the named tables of the build's file, and say so in its manifest."""
    whole, cut = build / "minsheng.duckdb", build / "cut.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"attach '{whole}' as whole (read_only)")
        connection.execute(f"attach '{cut}' as cut (storage_version 'v1.5.0', block_size 16384)")
        for table in TABLES:
            connection.execute(f"create table cut.main.{table} as from whole.main.{table}")
        connection.execute("checkpoint cut")
    whole.chmod(0o644)
    cut.replace(whole)
    path = build / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told |= {"file_bytes": whole.stat().st_size, "file_sha256": file_hash(whole)}
    told["tables"] = {name: told["tables"][name] for name in TABLES}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
