"""What says 本月无, and what only has 无 in it."""

from __future__ import annotations

import pytest

from pipelines.deliveries.placing.home_periods import says_nothing
from pipelines.intake.headers.stated_days import all_days


@pytest.mark.parametrize(
    "text", ["本月无", "本 月 无", "（本月无）", "说明：本月无新增人员。", "零报告", "无发放", "无"]
)
def test_a_cell_that_says_there_is_nothing_is_a_nil_return(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["附件：无", "备注：无", "联系电话：无", "本月发放，无停发", "本月发放无误", "无锡市"]
)
def test_a_cell_that_only_has_the_word_in_it_is_none(text):
    assert not says_nothing(text)


@pytest.mark.parametrize("text", ["2013年1-6月", "2013.1-6", "2013年1-12月发放表", "2013-1-6月"])
def test_a_span_of_months_is_no_day(text):
    assert all_days([text]) == []
