"""Donations of the 扶贫济困日 (30 June) of 2012 and 2013: pledged, received, remitted."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_word
from pipelines.sample.months import working_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row, World

SECTION = "社工部"
YEARS = (2012, 2013)
DONORS = 1100
PURPOSES = ("扶贫", "济困", "助学", "助医", "不限定用途")
BRANDS = "鑫昊宏锦骏晟铭恺瀚炜钰焱逸铠璟琦睿泓垚懿"
TRADES = ("五金", "陶瓷", "塑胶", "电器", "服饰", "食品", "建材", "物流")
FORMS = ("有限公司", "实业有限公司", "制品厂", "商行")


class Donors:
    """Draws donors: people, firms whose names occur nowhere else, and the anonymous."""

    def __init__(self, world: World):
        self._rng = world.rng("donors")
        self._names = world.population.names
        self._firms: set[str] = set()

    def draw(self) -> tuple[str, str]:
        """A donor's name and kind."""
        kind = self._rng.choices(("个人", "单位", "匿名"), (62, 33, 5))[0]
        if kind == "个人":
            return self._names.draw(self._rng.choice("男女")), kind
        if kind == "匿名":
            return "爱心人士", kind
        return self._firm(), kind

    def _firm(self) -> str:
        while True:
            brand = "".join(self._rng.sample(BRANDS, 2))
            parts = {"trade": self._rng.choice(TRADES), "form": self._rng.choice(FORMS)}
            firm = local_word("firm").format(brand=brand, **parts)
            if firm not in self._firms:
                self._firms.add(firm)
                self._names.drawn.add(firm)
                return firm


def donation_rows(world: World) -> dict[tuple[str, int], list[Row]]:
    """The lists of the towns and of the district, by (deliverer, year)."""
    rng = world.rng("donations")
    donors = Donors(world)
    lists = {}
    for year in YEARS:
        growth = 1.0 if year == YEARS[0] else 1.25
        weights = {town.name: town.weight for town in load_towns().values()} | {SECTION: 20}
        for deliverer, weight in weights.items():
            count = max(3, world.free(round(DONORS * weight * growth / 120)))
            rows = [_donation(donors, year, rng, deliverer) for _ in range(count)]
            rows.sort(key=lambda row: row["received_on"])
            lists[deliverer, year] = rows
    return lists


def _donation(donors: Donors, year: int, rng: Random, deliverer: str) -> Row:
    donor, kind = donors.draw()
    if kind == "单位":
        pledged = rng.choice((5, 10, 10, 20, 30, 50, 100, 200)) * 100_000
    else:
        pledged = rng.choice((50, 100, 100, 200, 300, 500, 1000, 2000)) * 100
    keeps_word = kind != "单位" or rng.random() < 0.94
    received = pledged if keeps_word else pledged // 2 + rng.choice((0, 33, 50))
    received_on = date(year, 6, 20) + timedelta(days=rng.randrange(36))
    row = {
        "donor": donor,
        "donor_kind": kind,
        "pledged": pledged,
        "amount": received,
        "received_on": received_on,
        "purpose": rng.choice(PURPOSES),
    }
    if deliverer in load_towns():
        row["town"] = deliverer
    if rng.random() < 0.9:
        row["remitted"] = received if rng.random() < 0.85 else received * 4 // 5
        row["remitted_on"] = working_day(received_on + timedelta(days=rng.randint(3, 9)))
        row["remitted_on"] = max(row["remitted_on"], received_on)
    return row
