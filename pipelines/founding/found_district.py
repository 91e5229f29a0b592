"""Writes the folder of a new district."""

from __future__ import annotations

import csv
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.contracts.local_forms import LOCAL_FORMS
from pipelines.district import DESCRIPTION
from pipelines.founding.catalogue import check_choices, open_catalogue
from pipelines.founding.description import Description
from pipelines.founding.places import own_word
from pipelines.founding.read_description import read_description
from pipelines.founding.tables import tables
from pipelines.problem import Problem

_MADE_BY = "# Made of district.yml by minsheng init; from here on this file is what counts.\n"


@cache
def known_tellers() -> dict[str, dict[str, Any]]:
    """Headline → who tells it in a section and in the list of key works, and a title about it."""
    path = Path(__file__).parent / "tellers.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def found_district(description: Path, districts: Path) -> Path:
    """Make the folder of the district that a YAML file describes.

    Args:
        description: the file.
        districts: the folder that holds the districts.

    Returns:
        The new folder, named for the district's code.

    Raises:
        Problem: the description is wrong, or the folder is there already.
    """
    told, catalogue = read_description(description), open_catalogue()
    besides = {name: None for one in _plan_tellers() for name in one}
    check_choices(told, catalogue, besides)
    folder = districts / told.code
    own = description.absolute() == (folder / DESCRIPTION).absolute()
    given = {DESCRIPTION, told.areas} if own else set()
    if folder.exists() and any(path.name not in given for path in folder.iterdir()):
        raise Problem("init_folder_there", exit_status=2, folder=folder)
    (folder / "seeds").mkdir(parents=True)
    for table, rows in tables(told, catalogue).items():
        _write_table(folder / "seeds" / f"{table}.csv", catalogue.columns(table), rows)
    columns = {"hukou": {"values": told.hukou}, "key_work": {"maximum": len(told.key_works)}}
    _write_yaml(folder / LOCAL_FORMS, {"columns": columns})
    local = {"own": own_word(told), "neighbours": told.neighbours}
    _write_yaml(folder / "factcheck.yml", {key: value for key, value in local.items() if value})
    (folder / "summary").mkdir()
    _write_yaml(folder / "summary" / "plan.yml", _plan(told))
    _write_yaml(folder / "summary" / "wording.yml", _wording(told))
    if not own:
        shutil.copyfile(description, folder / DESCRIPTION)
        if told.areas:
            shutil.copyfile(description.parent / told.areas, folder / told.areas)
    return folder


def _plan_tellers() -> list[list[str]]:
    return [["relief"], *(one.get("section", []) for one in known_tellers().values())]


def _wording(told: Description) -> dict[str, dict[str, str]]:
    """The measure words of the chosen indicators that have one."""
    tellers = known_tellers()
    chosen = (name for work in told.key_works for name in work.indicators)
    return {
        name: {"measure": tellers[name]["measure"]}
        for name in chosen
        if "measure" in tellers.get(name, {})
    }


def _plan(told: Description) -> dict[str, Any]:
    """What the summary tells: the sections with the tellers of their key works' headlines."""
    headlines = [work.indicators[0] for work in told.key_works]
    tellers = known_tellers()
    lines = {n: tellers.get(name, {}).get("line", []) for n, name in enumerate(headlines, start=1)}
    return {
        "sections": [
            {
                "kicker": part.kicker,
                "title": part.title,
                "otherwise": part.title,
                "tellers": [
                    *part.tellers,
                    *(t for w in part.works for t in _section(tellers, headlines[w - 1])),
                ],
            }
            for part in told.summary
        ],
        "works": {number: {"tellers": line} for number, line in lines.items()},
        "headlines": {
            name: {"words": tellers[name]["title"]}
            for name in headlines
            if "title" in tellers.get(name, {})
        },
        "campaign": told.campaign,
        "large": headlines,
        "charts": {"money": {}, "compared": {}, "towns": {}},
    }


def _section(tellers: dict[str, dict[str, list[str]]], headline: str) -> list[str]:
    return tellers.get(headline, {}).get("section", [])


def _write_table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_yaml(path: Path, told: dict[str, Any]) -> None:
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(_MADE_BY + text, encoding="utf-8")
