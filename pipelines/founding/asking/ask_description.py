"""All questions in their order, and the description that they make."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from pipelines.founding.asking import answers
from pipelines.founding.asking.ask_lists import (
    ask_categories,
    ask_feeds,
    ask_programmes,
    ask_standards,
)
from pipelines.founding.asking.ask_places import ask_district, ask_towns, ask_words
from pipelines.founding.asking.ask_works import ask_sections, ask_works
from pipelines.founding.asking.dialogue import Dialogue
from pipelines.founding.catalogue import open_catalogue
from pipelines.language import say
from pipelines.problem import Problem


class _Plain(yaml.SafeDumper):
    """Writes a value that stands twice twice, for people to read and change."""

    def ignore_aliases(self, data: Any) -> bool:
        """No anchors, whatever the data."""
        return True


def ask_description(dialogue: Dialogue, districts: Path) -> Path:
    """Ask for a district and write its description beside where its folder will lie.

    Args:
        dialogue: whom to ask.
        districts: the folder that holds the districts.

    Returns:
        The description, <code>.yml; `minsheng init` takes it again, as it is or mended.

    Raises:
        Problem: the input ended, or what was understood was not confirmed; the answers so far lie
            in that file where the code had been given.
    """
    catalogue = open_catalogue()
    dialogue.say("init_ask.begin")
    told: dict[str, Any] = ask_district(dialogue, districts)
    path = districts / f"{told['code']}.yml"
    try:
        told |= ask_towns(dialogue, told["code"], districts)
        told |= ask_words(dialogue, told)
        told["feeds"], since = ask_feeds(dialogue, catalogue)
        paid = ask_programmes(dialogue, catalogue, told["feeds"], list(told["hukou"]))
        told["programmes"] = paid
        told["standards"] = ask_standards(dialogue, catalogue, paid, since)
        told["home_care_categories"] = ask_categories(dialogue, catalogue, told["feeds"], since)
        told["key_works"] = ask_works(dialogue, catalogue, told)
        told["summary"] = ask_sections(dialogue, told)
    finally:
        _write(path, told)
    _confirm(dialogue, told, path)
    return path


def _confirm(dialogue: Dialogue, told: dict[str, Any], path: Path) -> None:
    dialogue.say(
        "init_ask.understood",
        name=told["name"]["zh"],
        county=told["code"],
        feeds=len(told["feeds"]),
        programmes=len(told["programmes"]),
        standards=len(told["standards"]),
        works=len(told["key_works"]),
        path=path,
    )
    if not dialogue.ask("init_ask.confirm", answers.yes, say("init_ask.yes")):
        raise Problem("init_ask.kept", exit_status=2, path=path)


def _write(path: Path, told: dict[str, Any]) -> None:
    text = yaml.dump(told, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(f"# {say('init_ask.written', 'zh')}\n{text}", encoding="utf-8")
    os.replace(aside, path)
