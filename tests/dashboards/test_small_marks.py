"""Marks take numbers, leave gaps where nothing is known, and say what they show."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from dashboards.charts.small_marks import course_mark, share_mark


def drawing(mark: str) -> str:
    return b64decode(re.search('base64,([^"]+)', mark)[1]).decode()


def lines(mark: str) -> list[str]:
    """The course's lines, without what is under them, the base line and the dot."""
    return re.findall(r'<path d="(M[^"HhZ]+)" fill="none"', drawing(mark))


def test_a_month_without_a_value_leaves_a_gap():
    assert len(lines(course_mark([1, 2, 3], ""))) == 1
    assert [line.count("L") for line in lines(course_mark([1, 2, None, 3, 4, 5], ""))] == [1, 2]
    assert lines(course_mark([None] * 12, "")) == []


def test_a_course_stands_on_nought_and_its_months_fill_the_year():
    (line,) = lines(course_mark([0, 5.0, 10.0], ""))
    points = [tuple(map(float, point.split())) for point in line[1:].split("L")]
    assert [y for _, y in points] == [40.0, 22.0, 4.0]
    assert points[-1][0] < 240 / 4


def test_equal_values_and_a_single_month_are_drawn():
    assert "nan" not in drawing(course_mark([0.0], ""))
    assert "h0.01" in drawing(course_mark([7.0], ""))


@pytest.mark.parametrize(
    ("achieved", "width"), [(0.5, "50.00"), (1.7, "100.00"), (0, "0.00"), (-1, "0.00")]
)
def test_a_share_fills_its_part_of_the_bar(achieved, width):
    mark = share_mark(achieved, 0.25, "")
    assert f"width:{width}%;" in mark
    assert "left:calc(25.00% - 1.5px)" in mark


def test_words_in_markup_are_escaped():
    for mark in (course_mark([1.0], '"><b>'), share_mark(0.1, 0.2, '"><b>')):
        assert '"><b>' not in mark
        assert "&quot;&gt;&lt;b&gt;" in mark
