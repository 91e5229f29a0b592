"""A hundred forms in other words: taken in or learned, and none of them wrongly."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.contracts import Contract, load_contracts
from pipelines.contracts.local_aliases import LocalAliases, with_local
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.intake import Refusal, read_file
from pipelines.intake.refusal import Limits
from pipelines.learning.propose import Proposal, propose
from tests.learning.varied_forms import VariedForm, varied_form

CONTRACTS = load_contracts()
AREAS = load_area_book()
FORMS = 100


@dataclass
class Score:
    """What became of forms, by seed: learned whole, with a question, or wrongly."""

    whole: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    wrong: dict[int, list[str]] = field(default_factory=dict)


def score(folder: Path, seeds: range, apart: bool = False) -> Score:
    """Learn each form, answer what is asked by what is true, and read it."""
    found = Score()
    for seed in seeds:
        form = varied_form(seed, apart)
        path = form.write(folder, as_text=seed % 3 == 0)
        proposal = propose(path, CONTRACTS, AREAS, Limits())
        is_whole = proposal.is_certain and not is_open(proposal, form)
        if not proposal.is_certain:
            proposal = propose(path, CONTRACTS, AREAS, Limits(), form.feed)
        (found.whole if is_whole else found.asked).append(seed)
        if faults := taken_wrongly(path, form) + learned_wrongly(proposal, form, path):
            found.wrong[seed] = faults
    return found


def taken_wrongly(path: Path, form: VariedForm) -> list[str]:
    """What intake alone makes of the form that is not true; a refusal is no fault."""
    try:
        read = read_file(path, CONTRACTS)
    except Refusal:
        return []
    if read.contract.feed != form.feed:
        return [f"taken as {read.contract.feed}"]
    return untrue_columns(read.rows, form, must_be_there=False)


def learned_wrongly(proposal: Proposal, form: VariedForm, path: Path) -> list[str]:
    """What is proposed, or read once the true answers are given, that is not true."""
    pairing = proposal.pairing
    if pairing.contract.feed != form.feed:
        return [f"learned as {pairing.contract.feed}"]
    truth = {word: name for name, word in form.headers.items()}
    faults = [
        f"{pair.header.text} means {pair.column.name}"
        for pair in pairing.sure
        if true_column(pair.header.words, truth) != pair.column.name
    ]
    words = [(pair.column.name, pair.header.text) for pair in pairing.sure]
    for header in (*pairing.asked, *pairing.left):
        if name := true_column(header.words, truth):
            words.append((name, header.text))
    contract = with_words(CONTRACTS[form.feed], words)
    read = read_file(path, {**CONTRACTS, form.feed: contract})
    return faults + untrue_columns(read.rows, form, must_be_there=True)


def true_column(words: tuple[str, ...], truth: dict[str, str]) -> str | None:
    plain = {"".join(c for c in word if c.isalnum()): name for word, name in truth.items()}
    return next((plain[word] for word in reversed(words) if word in plain), None)


def with_words(contract: Contract, words: list[tuple[str, str]]) -> Contract:
    columns: dict[str, tuple[str, ...]] = {}
    for name, word in words:
        columns[name] = (*columns.get(name, ()), word)
    return with_local(contract, LocalAliases(columns), "test")


def untrue_columns(rows: pl.DataFrame, form: VariedForm, must_be_there: bool) -> list[str]:
    """Columns of which a cell differs from what was written."""
    rows = rows.sort("source_row")
    found = []
    for name, cells in form.truth.items():
        values = [plain(value) for value in rows[name].to_list()]
        is_absent = not must_be_there and set(values) <= {None}
        if values != cells and not is_absent:
            found.append(f"{name} is not what was written")
    return found


def plain(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def is_open(proposal: Proposal, form: VariedForm) -> bool:
    """Whether a header that means something is asked about or left to a person."""
    truth = {word: name for name, word in form.headers.items()}
    left = any(true_column(header.words, truth) for header in proposal.pairing.left)
    return bool(proposal.pairing.asked) or left


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Score:
    return score(tmp_path_factory.mktemp("forms"), range(FORMS))


def test_no_form_is_taken_or_learned_wrongly(hundred: Score) -> None:
    assert hundred.wrong == {}


def test_nearly_all_are_known_or_learned_without_a_question(hundred: Score) -> None:
    assert len(hundred.whole) >= 90
    assert len(hundred.whole) + len(hundred.asked) == FORMS


def test_words_that_the_program_was_not_made_with_are_never_guessed(tmp_path: Path) -> None:
    assert score(tmp_path, range(200, 240), apart=True).wrong == {}
