"""A form is refused, learned, reviewed, accepted, and then taken in whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import yaml

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal, read_file
from tests.cli.conftest import run as plain_run
from tests.learning.conftest import NAMES

__all__ = ["plain_run"]
FEED = "disability_allowance_payments"


@pytest.fixture
def run(plain_run: Callable, data: Path) -> Callable:
    """The command, with accepted words beside the data instead of in the district's folder."""
    return lambda *told, **more: plain_run(*told, MINSHENG_ALIASES=str(data / "aliases"), **more)


def test_an_accepted_form_is_read_by_the_next_intake(
    run: Callable, data: Path, unknown_form: Path
) -> None:
    with pytest.raises(Refusal, match="unknown_form"):
        read_file(unknown_form, load_contracts())
    path = data.parent / "form.learn.yml"
    done = run("learn", str(unknown_form), "--out", str(path), data=data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (data / "aliases").exists(), "nothing is in force before it is accepted"
    again = run("learn", str(unknown_form), "--out", str(path), data=data)
    assert again.returncode == 2, "a proposal may hold answers"
    done = run("learn", "--accept", str(path), "--by", "梁", data=data)
    assert done.returncode == 0, done.stderr
    done = run("intake", data=data)
    assert done.returncode == 0, done.stdout + done.stderr
    deliveries = pl.read_parquet(data / "raw" / "deliveries.parquet")
    assert deliveries.select("feed", "rows_accepted", "amount_sum").row(0) == (FEED, 8, 800)
    own = yaml.safe_load((data / "aliases" / f"{FEED}.yml").read_text(encoding="utf-8"))
    assert own["accepted"][0].endswith("梁")
    assert own["valueAliases"] == {"status": {"成功": ["发放成功"]}}


def test_what_is_printed_holds_no_personal_value(
    run: Callable, data: Path, unknown_form: Path
) -> None:
    printed = run("learn", str(unknown_form), "--json", data=data)
    assert "9×17A1" in printed.stdout
    assert not [name for name in NAMES if name in printed.stdout + printed.stderr]


def test_a_damaged_file_of_local_words_is_one_sentence(run: Callable, data: Path) -> None:
    (data / "aliases").mkdir()
    (data / "aliases" / "donations.yml").write_text("aliases: [a]", encoding="utf-8")
    done = run("template", "donations", "--out", str(data / "a.xlsx"), data=data)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "donations.yml" in done.stderr
