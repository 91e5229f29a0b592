"""Markdown to edit and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.summary.content.article import Article
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.sentence import LeftOut


def markdown(told: dict[str, Any], edition: str) -> str:
    """The edition as Markdown, with the places for the editor; notes stand behind as [^1]."""
    lines = _official(told) if edition == "gongwen" else _newspaper(told)
    if told["restatements"]:
        lines += [f"## {told['restatements_title']}", "", told["restatements_note"], ""]
        lines += _table(told["restatement_heads"], told["restatements"])
    lines += [f"> {told['how_to_read']}", "", f"## {told['notes_title']}", ""]
    lines += [f"[^{place}]: {note}" for place, note in enumerate(told["notes"], 1)]
    return "\n".join(lines) + "\n"


def _newspaper(told: dict[str, Any]) -> list[str]:
    lines = [f"# {told['title']}", "", f"*{told['deck']}*", "", _joined(told["lede"]), ""]
    for section in told["sections"]:
        lines += [f"## {section['kicker']}：{section['title']}", ""]
        for paragraph in section["paragraphs"]:
            lines += [_joined(paragraph), ""]
    lines += [f"## {told['list_title']}", ""]
    for work in told["key_works"]:
        status = f" · {work['status']}" if work["has_target"] else ""
        reason = f"{work['reason']}。" if work["reason"] else ""
        lines += [f"### {work['number']} {work['named']}{status}", ""]
        lines += [_joined(work["told"]) + reason, ""]
    return [*lines, *([told["list_note"], ""] if told["list_note"] else [])]


def _official(told: dict[str, Any]) -> list[str]:
    paper = told["official"]
    lines = [f"# {paper['title']}", "", _joined(told["lede"]), ""]
    for part in paper["parts"]:
        lines += [f"## {part['title']}", ""]
        for work in part["works"]:
            lines += [f"### {work['title']}", "", _joined(work["pieces"]), ""]
        for paragraph in part["paragraphs"]:
            lines += [_joined(paragraph), ""]
    for pieces in paper["signed"]:
        lines += [_joined(pieces), ""]
    return lines


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def _joined(pieces: list[dict[str, Any]]) -> str:
    return "".join(
        _escaped(piece["text"]) + (f"[^{piece['note']}]" if piece["note"] else "")
        for piece in pieces
    )


def _escaped(text: str) -> str:
    """Markdown lets HTML through: a milestone's words are a town's."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def facts_as_json(article: Article) -> str:
    """Every fact that is printed, and what the editor has to do."""
    told = {
        "title": article.title,
        "year": article.year,
        "as_of": f"{article.as_of_month:%Y-%m}",
        "area_name": article.place,
        "build_id": article.build_id,
        "figures": [_fact(place, fact) for place, fact in enumerate(article.facts, 1)],
        "left_out": [_left_out(one) for one in article.left_out],
        "restatements": [asdict(one) for one in article.restatements],
        "to_fill": [mark.words for mark in article.marks],
        "to_verify": [fact.indicator_id for fact in article.unverified],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _left_out(one: LeftOut) -> dict[str, Any]:
    missing = [{"indicator_id": m.indicator_id, "reason": m.reason} for m in one.missing]
    return {"text": one.text, "missing": missing, "is_nothing": one.is_nothing}


def _fact(place: int, fact: Fact) -> dict[str, Any]:
    return {
        "note": place,
        "indicator_id": fact.indicator_id,
        "name": fact.name,
        "period": fact.period,
        "area_code": fact.area_code,
        "value": _plain(fact.value),
        "unit": fact.unit,
        "words": fact.words,
        "definition": fact.definition,
        "source": fact.source,
        "is_verified": fact.is_verified,
        "deliveries_received": fact.received,
        "deliveries_expected": fact.expected,
        "is_complete": fact.is_complete,
    }


def _plain(value: Decimal | date) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)
