"""A build that a long-lived reader keeps open, and the door that notices a newer one."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import duckdb
import polars as pl

from pipelines.access.rights import Role, may_read
from pipelines.build.current import CurrentBuild, connect_to, current_build
from pipelines.build.manifest import Manifest
from pipelines.build.other_version import told_if_of_other_version
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem


@dataclass(frozen=True)
class OpenBuild:
    """One build's file, open for a role; it closes when its last reader lets go of it."""

    build: CurrentBuild
    connection: duckdb.DuckDBPyConnection
    role: Role

    @property
    def manifest(self) -> Manifest:
        """What is known of the build."""
        return self.build.manifest

    @property
    def build_id(self) -> str:
        """The build's name, which is never used again."""
        return self.manifest.id

    @cached_property
    def district_code(self) -> str:
        """The code of the district that the build is of."""
        return self.frame("select area_code from dim_areas where area_level = 'district'").item()

    def admit(self, frames: str) -> None:
        """Return if the role may read what that folder of pipelines/frames gives.

        Raises:
            Problem: it may not.
        """
        if not may_read(self.role, frames):
            raise Problem("access.frames_refused")

    def in_words(self) -> AbstractContextManager[None]:
        """Let what is asked of the build in a `with` fail in words where it is of another version.

        Raises:
            Problem: it lacks a table or column, and another version of the program made it.
        """
        return told_if_of_other_version(self.manifest)

    def frame(self, query: str, **values: Any) -> pl.DataFrame:
        """The rows of a query of ours; `$name` in it stands for the value of that name.

        Each call has a cursor of its own, so that readers in several threads do not meet.

        Raises:
            Problem: another version of the program made the build, and it lacks what is asked.
        """
        with self.connection.cursor() as cursor, self.in_words():
            return cursor.sql(query, params=values or None).pl()


class BuildDoor:
    """The build in force for the readers of one process.

    A reader asks at the beginning of its work and keeps what it got to the end: what it shows is
    of one build. A published build is seen by the next one who asks.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._open: dict[Role, OpenBuild] = {}

    def current(self, role: Role) -> OpenBuild:
        """The build that CURRENT names now, for that role; its file is opened once for all.

        Raises:
            Problem: there is no good build.
        """
        with self._lock:
            held = next(iter(self._open.values()), None)
            if held is None or self._named() != held.build_id:
                found = current_build(self._folder)
                if held is None or held.build.path != found.path:
                    held = OpenBuild(found, connect_to(found.path), role)
                    self._open = {}
            if role not in self._open:
                self._open[role] = replace(held, role=role)
            return self._open[role]

    def newest_id(self) -> str:
        """The name of the build that CURRENT names now.

        Raises:
            Problem: there is no good build.
        """
        return self.current("leader").build_id

    def _named(self) -> str | None:
        try:
            return self._folder.current.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
