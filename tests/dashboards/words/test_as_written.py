"""Words of the data show as they are written, and a figure stays on one line with its unit."""

from __future__ import annotations

import pytest

from dashboards.parts.as_written import FIGURES_STYLE, as_written


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("共1979.09万元，", "共*1979\\.09万元*，"),
        ("43人、5家", "*43人*、*5家*"),
        ("1,000户3人", "*1,000户3人*"),
        ("1/1项", "1/*1项*"),
        ("75.2%，a*b", "75\\.2%，a\\*b"),
    ],
)
def test_a_figure_and_its_unit_are_one_word(text: str, markdown: str) -> None:
    assert as_written(text) == markdown


def test_what_stands_around_a_figure_keeps_it_on_one_line() -> None:
    assert "em {font-style: normal; white-space: nowrap}" in FIGURES_STYLE
