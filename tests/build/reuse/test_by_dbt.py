"""What dbt itself runs when a build takes tables over, and what makes it take none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.build import make_build as module
from pipelines.build.current import current_build, open_current
from pipelines.build.make_build import make_build
from pipelines.build.reuse.fingerprints import Fingerprints
from pipelines.build.reuse.reuse import begin_with_earlier
from pipelines.build.reuse.statements.project import Project
from pipelines.build.reuse.statements.run_statements import StatementFailed
from pipelines.settings import Settings


def test_a_changed_model_and_what_reads_it_are_made_anew_and_no_other(
    settings: Settings, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_build(settings, project=project)
    assert (first.kept_tables, len(first.tables)) == (0, 3)
    (project / "models" / "second.sql").write_text(
        "{{ config(meta={'known_by_rows': true}) }} select 7 as generation from {{ ref('first') }}"
    )
    second = make_build(settings, project=project)
    assert second.kept_tables == 1
    log = (settings.folder.logs / f"build-{second.id}.log").read_text("utf-8")
    assert "model main.second" in log
    # Nor is asked again what the tests of the first said.
    assert "first" not in log
    with open_current(settings.folder) as connection:
        assert connection.execute("from third").fetchall() == [(7,)]
        assert connection.execute("from first").fetchall() == [(0,)]
    # Of the same project dbt is not asked again.
    monkeypatch.setattr(module, "run_dbt", None)
    assert make_build(settings, project=project).kept_tables == 3


@pytest.mark.usefixtures("quick")
def test_where_a_statement_fails_dbt_builds_from_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[Path] = []

    def fails(database: Path, *_: object) -> bool:
        places.append(database)
        if len(places) == 1:
            database.with_name("half_made").touch()
            raise StatementFailed("paid")
        return False

    monkeypatch.setattr(module, "run_again", fails)
    make_build(settings)
    assert not list(settings.folder.builds.rglob("half_made"))
    with open_current(settings.folder) as connection:
        assert len(connection.execute("from things").fetchall()) == 7


@pytest.mark.parametrize("damage", ["bytes", "gone", "notes", "notes torn"])
@pytest.mark.usefixtures("quick")
def test_a_build_that_is_not_as_its_manifest_says_is_not_taken_over(
    settings: Settings, damage: str, tmp_path: Path
) -> None:
    make_build(settings)
    build = current_build(settings.folder)
    Fingerprints({"n": "1"}, tables={"things": "1"}).write(build.path.parent)
    Project({}, {}, {}).write(build.path.parent)
    new = tmp_path / "new.duckdb"
    assert begin_with_earlier(settings.folder, new).tables == {"things": "1"}
    assert new.read_bytes() == build.path.read_bytes()
    new.unlink()
    notes = build.path.with_name("fingerprints.json")
    build.path.chmod(0o644)
    match damage:
        case "bytes":
            content = bytearray(build.path.read_bytes())
            content[len(content) // 2] ^= 1
            build.path.write_bytes(content)
        case "gone":
            build.path.unlink()
        case "notes":
            notes.unlink()
        case "notes torn":
            notes.write_text(notes.read_text("utf-8")[:9], "utf-8")
    assert begin_with_earlier(settings.folder, new) == Fingerprints()
    assert not new.exists()
