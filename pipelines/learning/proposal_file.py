"""A proposal as YAML: what a person reviews, and what `accept` reads again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.identity.numbers_in_text import without_numbers
from pipelines.language import say
from pipelines.learning.draft_contract import draft_contract
from pipelines.learning.form_look import SeenHeader
from pipelines.learning.nearest_form import Nearness
from pipelines.learning.pair_columns import Pair
from pipelines.learning.propose import Proposal
from pipelines.learning.shapes import coded_values, shapes

VERSION = 1


def as_document(proposal: Proposal, file: Path, areas: AreaBook) -> dict[str, Any]:
    """The proposal as plain values; no cell of a personal column is in it.

    Args:
        proposal: of a look at a file.
        file: that was looked at.
        areas: the district's places.
    """
    look, pairing = proposal.look, proposal.pairing
    document: dict[str, Any] = {
        "proposal": VERSION,
        "file": without_numbers(file.name),
        "header_row": look.row,
        "rows": look.rows,
        "feed": pairing.contract.feed if proposal.is_certain else None,
        "nearest": [_near(near) for near in proposal.near],
    }
    if not proposal.is_certain:
        document["draft"] = draft_contract(look, areas, "new_feed")
        return document
    personal = proposal.personal_cells
    document["aliases"] = [_alias(pair, personal) for pair in pairing.sure]
    document["questions"] = [_question(h, pairs) for h, pairs in pairing.asked.items()]
    document["values"] = [
        {
            "column": one.column.name,
            "title": one.column.title,
            "spelling": one.text,
            "rows": one.rows,
            "value": one.value,
            "may_be": list(one.column.allowed),
        }
        for one in proposal.spellings
    ]
    document["known"] = {pair.header.text: pair.column.name for pair in pairing.known}
    document["not_needed"] = [{"letter": h.letter, "shapes": shapes(h.cells)} for h in pairing.left]
    asked = {pair.column.name for pairs in pairing.asked.values() for pair in pairs}
    document["missing"] = [c.title for c in pairing.missing if c.name not in asked]
    return document


def as_yaml(document: dict[str, Any]) -> str:
    """The document as YAML, with what to do with it on top in the language in force."""
    told = say("learn.how" if document["feed"] else "learn.how_new")
    head = "".join(f"# {line}\n" for line in told.splitlines())
    body = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=98)
    return head + body


def _near(near: Nearness) -> dict[str, Any]:
    contract = near.pairing.contract
    return {
        "feed": contract.feed,
        "title": contract.title,
        "nearness": round(near.share, 2),
        "missing": [column.title for column in near.pairing.missing],
    }


def _alias(pair: Pair, personal: set[str]) -> dict[str, Any]:
    """Values of a coded column, the shapes of all others."""
    is_coded = pair.column.kind == "enum"
    cells = pair.header.cells
    seen = {"values": coded_values(cells, personal)} if is_coded else {"shapes": shapes(cells)}
    return {
        "header": pair.header.text,
        "column": pair.column.name,
        "title": pair.column.title,
        "letter": pair.header.letter,
        "type": pair.column.kind,
        **seen,
    }


def _question(header: SeenHeader, pairs: tuple[Pair, ...]) -> dict[str, Any]:
    return {
        "header": header.text if header.is_told else None,
        "letter": header.letter,
        "shapes": shapes(header.cells),
        "may_be": {pair.column.name: pair.column.title for pair in pairs},
        "column": None,
    }
