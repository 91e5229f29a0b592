"""A year has the key works that had begun and had not ended."""

from __future__ import annotations

import pytest

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.key_works import read_key_works


@pytest.mark.parametrize(
    ("year", "works"), [(2012, [1, 2]), (2013, [1, 3]), (2014, [1, 4]), (2020, [1, 4])]
)
def test_a_year_has_its_own_key_works(build: OpenBuild, year: int, works: list[int]) -> None:
    assert read_key_works(build, year)["key_work"].to_list() == works
