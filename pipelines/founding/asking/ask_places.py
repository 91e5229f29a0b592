"""Questions about the district itself: code, names, towns, how forms write 户籍."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from pipelines.founding.asking import answers
from pipelines.founding.asking.dialogue import Dialogue, pieces
from pipelines.founding.read_areas import read_areas
from pipelines.problem import Problem


def ask_district(dialogue: Dialogue, districts: Path) -> dict[str, Any]:
    """Code, names, city and province."""
    code = dialogue.ask("init_ask.code", answers.county_code(districts))
    name = dialogue.ask("init_ask.name", answers.district_name)
    return {
        "code": code,
        "name": {"zh": name, "en": dialogue.ask("init_ask.english", answers.text, name)},
        "city": dialogue.ask("init_ask.city", answers.district_name),
        "province": dialogue.ask("init_ask.province", answers.text, answers.provinces()[code[:2]]),
    }


def ask_towns(dialogue: Dialogue, code: str, districts: Path) -> dict[str, Any]:
    """The towns and villages: a table, copied beside the description, or one by one."""

    def from_table(answer: str) -> dict[str, Any]:
        if not answer:
            return {}
        path = Path(answer).expanduser()
        towns = read_areas(path, code)
        copy = districts / f"{code}.areas.csv"
        if path.absolute() != copy.absolute():
            shutil.copyfile(path, copy)
        villages = sum(len(town.villages) for town in towns)
        dialogue.say("init_ask.areas_read", towns=len(towns), villages=villages)
        return {"areas": copy.name}

    return dialogue.ask("init_ask.areas", from_table) or {"towns": _towns(dialogue)}


def _towns(dialogue: Dialogue) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def another(answer: str) -> str:
        if not answer and not found:
            raise Problem("init_ask.no_town_yet")
        if answer in [town["name"] for town in found]:
            raise Problem("init_ask.twice", value=answer)
        if len(answer) == 1:
            raise Problem("init_ask.no_town", value=answer)
        return answer

    while name := dialogue.ask("init_ask.town", another, number=len(found) + 1):
        villages = dialogue.ask("init_ask.villages", answers.names, town=name)
        found.append({"name": name, "villages": villages})
    return found


def ask_words(dialogue: Dialogue, told: dict[str, Any]) -> dict[str, Any]:
    """How forms write where somebody is registered, and what texts call newcomers and gifts."""
    own, city = told["name"]["zh"], told["city"]

    def two(answer: str) -> list[str]:
        found = pieces(answer)
        if len(found) != 2 or len({*found, "外地"}) < 3:
            raise Problem("init_ask.no_two", value=answer[:20])
        return found

    here, there = dialogue.ask("init_ask.hukou", two, f"本{own[-1]}、本市")
    spelled = {here: (own[:-1], own), there: (city[:-1], city)}
    values = {
        label: [word for word in words if word not in {here, there}]
        for label, words in spelled.items()
    }
    return {
        "hukou": values | {"外地": ["外省", "其他"]},
        "newcomers": dialogue.ask("init_ask.newcomers", answers.text, "流动人口"),
        "campaign": dialogue.ask("init_ask.campaign", answers.text, "慈善募捐"),
        "neighbours": dialogue.ask("init_ask.neighbours", pieces),
        "language": dialogue.ask("init_ask.language", answers.one_of("zh", "en"), "zh"),
    }
