"""The seven towns and seventy villages that the sample's people live in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

DISTRICT_CODE = "440607000000"


@dataclass(frozen=True)
class Village:
    """A village (村) or community (社区) and the town it belongs to."""

    code: str
    name: str
    town: str

    @property
    def is_community(self) -> bool:
        """Whether it is urban (社区)."""
        return self.name.endswith("社区")


@dataclass(frozen=True)
class Town:
    """A town (镇街).

    Attributes:
        weight: its share of the people, in percent.
        transport_fen: the most that a funeral's transport is waived from there, in fen.
    """

    name: str
    code: str
    weight: int
    transport_fen: int
    villages: tuple[Village, ...]


@cache
def load_towns() -> dict[str, Town]:
    """The towns by name, in the order of the department's lists."""
    document = yaml.safe_load((Path(__file__).parent / "areas.yml").read_text("utf-8"))
    towns = {}
    for entry in document["towns"]:
        name = entry["name"]
        villages = tuple(Village(code, v, name) for code, v in entry["villages"].items())
        towns[name] = Town(name, entry["code"], entry["weight"], entry["transport"] * 100, villages)
    return towns


def deliverer_code(deliverer: str) -> str:
    """The area code of who delivers: a town's own, the district's for its sections."""
    towns = load_towns()
    return towns[deliverer].code if deliverer in towns else DISTRICT_CODE
