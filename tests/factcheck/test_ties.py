"""Figures in other words than the article's are tied to what they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.factcheck.ties import Ties, count_ties, expected_ties, known, tied_figures

FOLDER = Path(__file__).parent
REWORDINGS = [
    case
    for name in (
        *("rewordings.yml", "users_words.yml"),
        *(
            "wordings/reports.yml",
            "wordings/spoken.yml",
            "wordings/unrelated.yml",
            "wordings/periods.yml",
            "wordings/mixed.yml",
            "wordings/news.yml",
        ),
    )
    for case in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", REWORDINGS, ids=lambda case: case["text"][:20])
def test_a_sentence_in_other_words_keeps_its_ties(case):
    expected = expected_ties(case)
    tied = tied_figures(case["text"].split("\n"), 2013)
    found = {known(expected, text) or text: name for text, name in tied if name}
    assert found == {text: tie.indicator_id for text, tie in expected.items()}


def test_ties_that_are_wrong_or_missed_are_counted():
    case = {"text": "全区社工机构有5家，捐款到账3万元。", "ties": {"5家": "kw04_people_paid"}}
    assert count_ties([case], 2013) == Ties(right=0, wrong=2, missed=0)
    assert count_ties([{**case, "ties": {"7家": "x"}}], 2013) == Ties(right=0, wrong=2, missed=1)
