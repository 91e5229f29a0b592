"""Whatever lies in a file as text: tables by their different cells, archives by their parts."""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.current import connect_to
from tests.district.made_district import District

_ARCHIVES = {".zip", ".xlsx", ".docx"}


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a file of any kind, what it packs included."""
    content = path.read_bytes()
    yield from _texts(path.name, content)
    if path.suffix == ".parquet":
        # One engine for all: to begin another costs more than to read a list.
        yield _cells(duckdb.execute("from read_parquet(?)", [str(path)]).fetchall())
    if path.suffix == ".duckdb":
        with connect_to(path) as engine:
            tables = engine.execute("select table_name from duckdb_tables()").fetchall()
            for (table,) in tables:
                query = f'select list(distinct columns(*)::varchar) from "{table}"'
                (lists,) = engine.execute(query).fetchall()
                yield _cells(cells or () for cells in lists)
    if path.suffix == ".pdf":
        command = ["pdftotext", str(path), "-"]
        yield subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _cells(rows: Iterable[Iterable[Any]]) -> str:
    return "\n".join(str(cell) for row in rows for cell in row)


def _texts(name: str, content: bytes) -> Iterator[str]:
    yield f"{name}\n{content.decode('utf-8', 'ignore')}"
    ending = Path(name).suffix
    if ending in _ARCHIVES:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                yield from _texts(part, archive.read(part))
    elif ending == ".gz":
        yield from _texts(name.removesuffix(".gz"), gzip.decompress(content))
    elif ending == ".tar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for part in archive:
                if file := archive.extractfile(part):
                    yield from _texts(part.name, file.read())


def personal_values(district: District) -> dict:
    """Names and numbers of the district's people, as the generator knows them."""
    personal = district.answers["personal_values"]
    names = set(personal["names"])
    return {
        "names": names,
        "lengths": {len(name) for name in names},
        "numbers": {n for kind in ("id_numbers", "phones", "accounts") for n in personal[kind]},
    }


def personal_words(text: str, values: dict) -> set[str]:
    """Which of the personal values stand in the text."""
    digits = set(re.findall(r"(?<![0-9A-Fa-f])\d{10,19}[Xx]?(?![0-9A-Fa-f])", text))
    found = digits & values["numbers"]
    chinese = set(re.findall(r"[㐀-鿿豈-﫿𠀀-𱍊·]{2,}", text))
    for run in chinese:
        parts = {run[i : i + n] for n in values["lengths"] for i in range(len(run) - n + 1)}
        found |= parts & values["names"]
    return found


def naming(folder: Path, values: dict) -> dict[str, int]:
    """Files of the folder that hold personal values, and how many: the words are not told."""
    found = {
        str(path.relative_to(folder)): sum(len(personal_words(t, values)) for t in texts_of(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: count for name, count in found.items() if count}


def packed(path: Path, name: str, text: str) -> Path:
    """An archive with a workbook or archive of that name in it, which holds the text."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<t>{text}</t>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, inner.getvalue())
    return path
