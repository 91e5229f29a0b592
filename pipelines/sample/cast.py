"""Whom the district's lists are about."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.sample.programmes.allowance import Paydays
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.programmes.households import Household
from pipelines.sample.programmes.medical import Stay
from pipelines.sample.services.home_care import Elder


@dataclass
class Cast:
    """Who the lists are about, with what only the inventor knows of them."""

    households: list[Household] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    elders: list[Elder] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    paydays: Paydays = field(default_factory=dict)
