"""A small district of hand-made lists, through the ordinary commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.deliveries.made_lists import (
    ALLOWANCE,
    CREMATION,
    allowance,
    cremation,
    write_list,
)
from tests.district.made_district import District


class Town(District):
    """A data folder that lists are dropped into."""

    def drop(self, name: str, header: list[str], rows: list[list[Any]], title: str = "") -> Path:
        """Put a list into the inbox."""
        return write_list(self.data / "inbox" / "西南街道" / name, header, rows, title)


@pytest.fixture(scope="session")
def town_with_a_dead_payee(
    tmp_path_factory: pytest.TempPathFactory, begin_data: Callable[[Path], Path]
) -> Town:
    """One person who died in June and was paid until September, and one who lives; built."""
    town = Town(begin_data(tmp_path_factory.mktemp("town") / "data"))
    for month in range(5, 10):
        paid_on = {"发放日期": f"2013-{month + 1:02d}-10"}
        rows = [allowance(order, f"2013-{month:02d}", **paid_on) for order in (1, 2)]
        town.drop(f"津贴{month}月.csv", ALLOWANCE, rows)
    (town.data / "inbox" / "殡仪馆").mkdir()
    write_list(town.data / "inbox" / "殡仪馆" / "火化.csv", CREMATION, [cremation(1)])
    town.run("intake")
    town.run("build")
    return town
