"""A pinned version that a record speaks of is told, and no other."""

from __future__ import annotations

import json
import zipfile

import pytest

from pipelines.problem import Problem
from pipelines.supply.known_weaknesses import known_weaknesses


def record(name: str, *events: dict, **beside) -> dict:
    affected = {
        "package": {"ecosystem": beside.pop("ecosystem", "PyPI"), "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
        "versions": beside.pop("versions", []),
    }
    base = {"id": f"T-{name}", "modified": "2026-11-01T00:00:00Z", "summary": "made up"}
    return {**base, "affected": [affected], **beside}


@pytest.fixture
def found(tmp_path):
    (tmp_path / "lock").write_text("Some_Package==2.5.1 \\\n    --hash=sha256:00\n", "utf-8")

    def weak(*records: dict) -> list[str]:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            for number, one in enumerate(records):
                archive.writestr(f"{number}.json", json.dumps(one))
        return [one.id for one in known_weaknesses(tmp_path / "lock", tmp_path / "all.zip")[0]]

    return weak


@pytest.mark.parametrize(
    ("events", "is_weak"),
    [
        ([{"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "2.5.1"}], False),
        ([{"introduced": "0"}, {"fixed": "2.5.2"}], True),
        ([{"introduced": "2.6"}], False),
        ([{"introduced": "0"}, {"last_affected": "2.5.1"}], True),
        ([{"introduced": "0"}, {"last_affected": "2.5.0"}], False),
        # 2.10 is later than 2.5, and a second time weak.
        ([{"introduced": "0"}, {"fixed": "2.10"}], True),
        ([{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.0"}, {"fixed": "2.6"}], True),
        ([{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.6"}], False),
    ],
)
def test_a_version_between_its_beginning_and_its_end_is_weak(found, events, is_weak):
    assert found(record("some-package", *events)) == (["T-some-package"] if is_weak else [])


def test_names_are_compared_as_the_index_does_and_listed_versions_count(found):
    assert found(record("some.package", versions=["2.5.1"])) == ["T-some.package"]


def test_other_packages_other_systems_and_withdrawn_records_are_not_ours(found):
    all_of_it = {"introduced": "0"}
    records = [
        record("another", all_of_it),
        record("some-package", all_of_it, ecosystem="npm"),
        record("some-package", all_of_it, withdrawn="2026-11-02T00:00:00Z"),
    ]
    assert found(*records) == []


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "lock").write_text("a==1\n", "utf-8")
    (tmp_path / "all.zip").write_bytes(b"nothing")
    with pytest.raises(Problem) as refused:
        known_weaknesses(tmp_path / "lock", tmp_path / "all.zip")
    assert refused.value.code == "supply.no_records"
