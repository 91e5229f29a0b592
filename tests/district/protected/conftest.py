"""The district's build as leaders' pages have it, by either way of guarding small numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipelines.data_folder import DataFolder
from pipelines.frames.open_build import BuildDoor, OpenBuild
from pipelines.settings import get_settings
from tests.district.made_district import District


@pytest.fixture(params=["round", "hide"])
def guarded_build(request: pytest.FixtureRequest, first_district: District) -> Iterator[OpenBuild]:
    """The current build, by either method of the settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINSHENG_SMALL_NUMBERS", request.param)
        get_settings.cache_clear()
        yield BuildDoor(DataFolder(first_district.data)).current("leader")
    get_settings.cache_clear()


@pytest.fixture
def towns(guarded_build: OpenBuild) -> list[str]:
    """The codes of the towns."""
    query = "select area_code from dim_areas where area_level = 'town' order by 1"
    return guarded_build.frame(query)["area_code"].to_list()
