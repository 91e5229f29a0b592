"""Doors and parts of pages under a role: what is kept is kept by role, what is refused is words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import door, reader
from pipelines.access.reader import Reader
from pipelines.access.rights import Role
from pipelines.frames.open_build import OpenBuild
from pipelines.problem import Problem
from tests.access.made_readers import CLERK, LEADER
from tests.frames.made_build import make_build

TABLES = "create table dim_areas (area_code varchar, area_level varchar)"
As = Callable[[Reader], None]


@pytest.fixture
def as_reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[As]:
    """Read as somebody; all of them read one build."""
    made = make_build(TABLES)

    class Door:
        def current(self, role: Role) -> OpenBuild:
            return OpenBuild(made.build, made.connection, role)

    monkeypatch.setattr(door, "_door", Door)

    def _as(who: Reader) -> None:
        for place in (door, reader):
            monkeypatch.setattr(place, "reader_in_view", lambda: who)

    yield _as
    door._kept.clear()


def read_role(build: OpenBuild) -> str:
    """A frame that depends on who it is for."""
    return build.role


def read_guarded(build: OpenBuild) -> str:
    """A frame of clerks alone."""
    build.admit("clerks")
    return "held"


# AppTest takes its text alone, in which no name of this file is known.
def _page(work) -> None:
    work()


def opened(work: Callable[[], object]) -> AppTest:
    """A page that does the work, before its first run."""
    return AppTest.from_function(_page, kwargs={"work": work}, default_timeout=60)


def test_what_is_kept_for_one_role_is_not_handed_to_another(as_reader: As) -> None:
    told = []
    for who in (CLERK, LEADER, CLERK):
        as_reader(who)
        opened(lambda: told.append(door.read(read_role))).run()
    assert told == ["clerk", "leader", "clerk"]


def test_a_frame_that_a_clerk_has_read_is_refused_to_a_leader(as_reader: As) -> None:
    told: list[object] = []

    def _ask() -> None:
        try:
            told.append(door.read(read_guarded))
        except Problem as problem:
            told.append(problem.code)

    for who in (CLERK, LEADER):
        as_reader(who)
        opened(_ask).run()
    assert told == ["held", "access.frames_refused"]


def test_a_role_that_changes_in_a_session_changes_what_it_reads(as_reader: As) -> None:
    told = []
    page = opened(lambda: told.append(door.build_in_view().role))
    for who in (CLERK, LEADER):
        as_reader(who)
        page.run()
    assert told == ["clerk", "leader"]


def test_a_link_to_a_page_of_another_role_is_words_or_nothing(as_reader: As) -> None:
    from dashboards.parts.links import link_to

    as_reader(LEADER)

    def _draw() -> None:
        link_to("findings", "all of them", ":material/flag:")
        link_to("workbench", "by SQL")

    page = opened(_draw).run()
    assert not page.exception
    assert [one.value for one in page.markdown] == ["by SQL"]


def test_the_head_of_a_page_of_another_role_is_refused(as_reader: As) -> None:
    from dashboards.parts import page as parts

    told = []

    def _draw() -> None:
        try:
            parts.show_head("findings", of_period=False)
        except Problem as problem:
            told.append(problem.code)

    as_reader(LEADER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "reader_in_view", lambda: LEADER)
        opened(_draw).run()
    assert told == ["access.page_refused"]
