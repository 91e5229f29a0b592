"""Any text taken in by pieces of any size is the same deliveries as one taken in whole."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.deliveries.made_lists import ALLOWANCE, allowance
from tests.deliveries.pieces.both_ways import text, the_same

PEOPLE = st.integers(0, 12)
CELLS = ["", "错", "合计", "小计", "2013年5月", "7月", "2013.1", "1,200.50", "300元", "-"]
CELLS += ["云秀社区", "乐平镇", "11010519491231002X", "4.4E+17", "二级", "2013-07-10"]
CELLS += ["说明\n两行", "13800138000", "制表人：", "0.001"]
CHANGES = st.dictionaries(st.sampled_from(ALLOWANCE), st.sampled_from(CELLS), max_size=3)
RECORDS = st.builds(
    lambda order, month, changes: allowance(order, f"2013-{month:02d}", **changes),
    PEOPLE,
    st.integers(5, 7),
    CHANGES,
)
OTHERS = st.sampled_from(
    [
        ["合计", "", "", "", "", "", "", "300"],
        ["", "", "合计", "", "", "", "", "500.00", "2013-07-10", "", "成功"],
        ["小计", "", "", "", "", "", "", "100"],
        ["共计3人，总金额300元"],
        ["填报日期：2013年7月10日"],
        [""] * 12,
        ["制表人：某", "", "审核：某"],
        ALLOWANCE,
        [ALLOWANCE[1], ALLOWANCE[0], *ALLOWANCE[2:]],
        [*allowance(3), "多"],
        ["示例", *allowance(1)[1:]],
    ]
)
TITLES = st.sampled_from(
    [
        [],
        [["2013年6月残疾人生活津贴发放表"]],
        [["残疾人生活津贴发放表"], ["单位：万元"]],
        [["2013年"]],
    ]
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(
    TITLES,
    st.lists(st.one_of(RECORDS, RECORDS, RECORDS, OTHERS), max_size=30),
    st.integers(300, 1500),
    st.sampled_from([(), ("西南街道",)]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.booleans(),
)
def test_any_list_is_the_same_by_pieces(titles, rows, piece, folders, encoding, is_open):
    whole = text(*titles, ALLOWANCE, *rows)
    the_same((whole[:-1] if is_open else whole).encode(encoding), piece, folders)


@QUICK
@given(st.text(max_size=600), st.integers(1, 200))
def test_any_text_is_refused_the_same(words, piece):
    the_same((text(ALLOWANCE, allowance(1)) + words).encode(), piece)
