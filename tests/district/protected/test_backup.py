"""A whole district, backed up and brought back on another machine."""

from __future__ import annotations

from pathlib import Path

from tests.district.made_district import District

FIGURES = "select count(*) filter (where agrees), count(*) from rpt_published_figures"


def test_a_restored_district_reads_builds_and_knows_its_people(
    first_district: District, tmp_path: Path
) -> None:
    archive = tmp_path / "district.zip"
    first_district.run("backup", str(archive), "--with-secret")
    District(tmp_path / "any").run("backup", str(archive), "--check")

    new = District(tmp_path / "new")
    new.run("restore", str(archive))
    assert new.query(FIGURES) == [["34", "34"]]
    new.run("doctor")
    # Names stand in return workbooks only where the vault opened.
    new.run("returns", "--out", str(tmp_path / "returned"))
    assert list((tmp_path / "returned").rglob("*.xlsx"))
