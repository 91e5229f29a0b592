"""Questions about what is delivered and paid: feeds, programmes, standards, who has home care."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pipelines.founding.asking import answers
from pipelines.founding.asking.dialogue import Dialogue
from pipelines.founding.catalogue import Catalogue, contracts_by_feed
from pipelines.language import language_in_force, name_of, say

_QUARTER = 3
_UNKNOWN_SOURCE = "待补"


def ask_feeds(dialogue: Dialogue, catalogue: Catalogue) -> tuple[dict[str, Any], str]:
    """What is due from whom, since when, by which day; and the first month."""
    is_english = language_in_force() == "en"
    listed = {
        feed: say(f"feed.{feed}") if is_english else contract.title
        for feed, contract in contracts_by_feed().items()
    }
    everything = say("init_ask.all")
    feeds = dialogue.choose("init_ask.feeds", listed, everything)
    since = dialogue.ask("init_ask.since", answers.month, f"{date.today().year}-01")
    day = dialogue.ask("init_ask.due_day", answers.due_day, "15")
    usual = catalogue.rows("expected_deliveries")
    told = {feed: _due([row for row in usual if row["feed"] == feed], since, day) for feed in feeds}
    return told, since


def _due(usual: list[dict[str, str]], since: str, day: int) -> dict[str, Any]:
    """As the default district has it; a register is due at each quarter's end."""
    first = usual[0]
    if first["cadence"] == "register":
        month = -(-int(since[5:]) // _QUARTER) * _QUARTER
        since = f"{since[:4]}-{month:02}"
    told: dict[str, Any] = {"by": [row["deliverer_level"] for row in usual], "since": since}
    if first["due_month"]:
        told["month"] = int(first["due_month"])
    return told | {"due_day": day}


def ask_programmes(
    dialogue: Dialogue, catalogue: Catalogue, feeds: dict[str, Any], hukou: list[str]
) -> dict[str, list[str]]:
    """The programmes of the chosen feeds, and which of them demand which 户籍."""
    known = {
        row["programme_code"]: name_of(row)
        for row in catalogue.rows("programmes")
        if row["feed"] in feeds
    }
    if not known:
        return {}
    paid = dialogue.choose("init_ask.programmes", known, say("init_ask.all"))
    labels = {code: known[code] for code in paid}
    demanding = dialogue.choose("init_ask.demanding", labels) if paid else []
    demanded: list[str] = []
    if demanding:
        demanded = dialogue.choose("init_ask.demanded", {one: one for one in hukou}, "1")
    return {code: demanded if code in demanding else [] for code in paid}


def ask_standards(
    dialogue: Dialogue, catalogue: Catalogue, programmes: dict[str, Any], since: str
) -> dict[str, Any]:
    """The values of the standards that the programmes are paid by; each may be left out."""
    path = Path(__file__).parent / "standards.yml"
    of_programme = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = dict.fromkeys(one for code in programmes for one in of_programme.get(code, ()))
    if not wanted:
        return {}
    units = {row["standard"]: row["unit"] for row in catalogue.rows("policy_standards")}
    labels = catalogue.by_code("indicators", "indicator_id")
    source = dialogue.ask("init_ask.source", answers.text, _UNKNOWN_SOURCE)
    found = {}
    for standard in wanted:
        label, unit = name_of(labels[f"std_{standard}"]), units[standard]
        understand = answers.dated_values(since)
        values = dialogue.ask("init_ask.standard", understand, label=label, unit=unit)
        if values:
            plain = {day: plain_number(value) for day, value in values.items()}
            found[standard] = {"unit": unit, "source": source, "values": plain}
    return found


def ask_categories(
    dialogue: Dialogue, catalogue: Catalogue, feeds: dict[str, Any], since: str
) -> dict[str, date]:
    """Whom home care is for, where its lists are delivered."""
    if "home_care_enrolments" not in feeds:
        return {}
    usual = [row["category_name"] for row in catalogue.rows("home_care_categories")]
    told = dialogue.ask("init_ask.categories", answers.names, "、".join(usual))
    return dict.fromkeys(told, date.fromisoformat(f"{since}-01"))


def plain_number(value: Decimal) -> int | float:
    """A number as YAML writes it."""
    return int(value) if value == value.to_integral_value() else float(value)
