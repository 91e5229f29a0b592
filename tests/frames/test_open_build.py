"""A long-lived reader sees one build at a time, and the newest when it asks again."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.build.manifest import DATABASE_NAME, Manifest
from pipelines.data_folder import DataFolder
from pipelines.frames.open_build import BuildDoor
from pipelines.problem import Problem


def publish(folder: DataFolder, name: str, value: int) -> None:
    """A published build that holds one table with one number."""
    place = folder.builds / name
    place.mkdir(parents=True)
    with duckdb.connect(str(place / DATABASE_NAME)) as connection:
        connection.execute("create table told as select ? as value", [value])
    size = (place / DATABASE_NAME).stat().st_size
    moment = "2014-01-01T00:00:00+08:00"
    Manifest(name, "published", moment, moment, 1.0, "v", "d", file_bytes=size).write(place)
    folder.current.write_text(name, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def test_without_a_build_the_door_says_so(folder):
    with pytest.raises(Problem, match="no_build"):
        BuildDoor(folder).current("leader")


def test_a_reader_keeps_its_build_and_the_next_sees_the_new_one(folder):
    publish(folder, "20140101T000000-000001", 1)
    door = BuildDoor(folder)
    before = door.current("leader")
    publish(folder, "20140102T000000-000002", 2)
    after = door.current("leader")
    assert before.frame("select value from told").item() == 1
    assert after.frame("select value from told").item() == 2
    assert before.build_id != after.build_id


def test_the_file_is_opened_once_for_all_readers(folder):
    publish(folder, "20140101T000000-000001", 1)
    door = BuildDoor(folder)
    assert door.current("leader") is door.current("leader")


def test_a_damaged_pointer_shows_the_newest_good_build_without_opening_it_anew(folder):
    publish(folder, "20140101T000000-000001", 1)
    door = BuildDoor(folder)
    folder.current.write_text("nothing", encoding="utf-8")
    assert door.current("leader") is door.current("leader")
    assert door.current("leader").frame("select value from told").item() == 1


def test_values_of_a_query_are_bound(folder):
    publish(folder, "20140101T000000-000001", 1)
    told = (
        BuildDoor(folder).current("leader").frame("select $word as word", word="'; drop table told")
    )
    assert told.item() == "'; drop table told"
