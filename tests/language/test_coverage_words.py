"""What becomes of an expected delivery has one set of words, whoever tells it."""

from __future__ import annotations

import pytest

from dashboards.deliveries.coverage import TONES
from pipelines.language import messages, say
from pipelines.query.coverage import STATUSES


@pytest.mark.parametrize("stem", ["coverage", "coverage_cell"])
def test_every_status_has_its_word_and_no_word_is_left_over(stem: str) -> None:
    told = {code.partition(".")[2] for code in messages() if code.startswith(f"{stem}.")}
    assert told == set(STATUSES)
    assert set(TONES) == set(STATUSES)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("stem", ["coverage", "coverage_cell"])
def test_no_two_statuses_share_a_word(stem: str, lang: str) -> None:
    assert len({say(f"{stem}.{status}", lang) for status in STATUSES}) == len(STATUSES)
