"""No name, ID number, phone or account stands in anything that was written, the vault excepted."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import duckdb
import pytest

from pipelines.build.current import connect_to

EXCEPTED = {"inbox", "vault"}


def written_texts(data: Path):
    """Path and text of every file below `data`; tables as the text of all their cells."""
    for path in sorted(data.rglob("*")):
        if path.is_dir() or path.relative_to(data).parts[0] in EXCEPTED:
            continue
        yield path, path.read_bytes().decode("utf-8", "ignore")
        if path.suffix == ".parquet":
            with duckdb.connect() as engine:
                rows = engine.execute("select * from read_parquet(?)", [str(path)]).fetchall()
            yield path, "\n".join(str(cell) for row in rows for cell in row)
        if path.suffix == ".duckdb":
            with connect_to(path) as engine:
                tables = engine.execute("select table_name from duckdb_tables()").fetchall()
                for (table,) in tables:
                    rows = engine.execute(f'select * from "{table}"').fetchall()
                    yield path, "\n".join(str(cell) for row in rows for cell in row)


def personal_words(text: str, values: dict[str, set[str]]) -> set[str]:
    """Which of the personal values stand in the text."""
    digits = set(re.findall(r"(?<![0-9A-Fa-f])\d{10,19}[Xx]?(?![0-9A-Fa-f])", text))
    found = digits & values["numbers"]
    chinese = set(re.findall(r"[㐀-鿿豈-﫿𠀀-𱍊·]{2,}", text))
    for run in chinese:
        parts = {run[i : i + n] for n in values["lengths"] for i in range(len(run) - n + 1)}
        found |= parts & values["names"]
    return found


@pytest.fixture(scope="module")
def values(first_district) -> dict:
    personal = first_district.answers["personal_values"]
    names = set(personal["names"])
    return {
        "names": names,
        "lengths": {len(name) for name in names},
        "numbers": {n for kind in ("id_numbers", "phones", "accounts") for n in personal[kind]},
    }


def test_no_personal_value_is_written_outside_the_vault(first_district, values):
    assert len(values["names"]) > 5_000
    assert len(values["numbers"]) > 10_000
    seen = 0
    for path, text in written_texts(first_district.data):
        seen += 1
        found = personal_words(text, values)
        # The words themselves are not printed: a failing test must not leak either.
        assert not found, f"{path.relative_to(first_district.data)}: {len(found)} personal values"
    assert seen > 1_000


def test_the_search_finds_a_name_that_is_there(values):
    name, number = min(values["names"]), min(values["numbers"])
    assert personal_words(f"备注{name}先生", values) == {name}
    assert personal_words(f"电话 {number}。", values) == {number}


def test_the_vault_is_not_readable_as_it_lies(first_district, values):
    files = [path for path in (first_district.data / "vault").rglob("*") if path.is_file()]
    assert files
    for path in files:
        blob = path.read_bytes()
        assert b"PAR1" not in blob[:8]
        assert not personal_words(blob.decode("utf-8", "ignore"), values)
        assert len(zlib.compress(blob)) > 0.95 * len(blob), "encrypted bytes do not compress"


def test_what_the_program_prints_names_nobody(first_district, values):
    for command in ("status", "progress", "builds", "intake", "doctor"):
        assert not personal_words(first_district.run(command), values), command
