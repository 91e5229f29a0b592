"""Whatever a grid holds: the four counts add up, and nothing but a Refusal is raised."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal
from pipelines.intake.values.read_dates import DateContext, read_date, read_month, read_time
from pipelines.intake.values.read_numbers import read_amount, read_int, read_number
from tests.intake.made_files import HEADER, read, row, write_csv, write_xlsx

WORDS = [
    word for c in load_contracts().values() for column in c.columns for word in (column.title,)
]
CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(
        [
            "合计",
            "小计",
            "总计",
            "单位：万元",
            "共计3人",
            "制表人：",
            "-",
            "4.4E+17",
            "2013.1",
            *WORDS,
        ]
    ),
    st.sampled_from(row()),
    st.from_regex(r"-?[0-9,]{1,20}(\.[0-9]{1,20})?", fullmatch=True),
)
GRIDS = st.lists(st.lists(CELLS, max_size=12), max_size=8)
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(GRIDS, GRIDS)
def test_any_grid_adds_up(tmp_path, above, below):
    plain = [
        [str(c or "").replace("\x00", "") or None for c in cells]
        for cells in (*above, HEADER, *below)
    ]
    read_or_refuse(write_csv(tmp_path / "a.csv", plain, "utf-8"))
    with contextlib.suppress(Exception):  # what the writer cannot write needs no reading
        write_xlsx(tmp_path / "a.xlsx", plain)
        assert (tmp_path / "a.xlsx").exists()
    read_or_refuse(tmp_path / "a.xlsx")


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path, content):
    for name in ("a.csv", "a.xls", "a.xlsx"):
        (tmp_path / name).write_bytes(content)
        read_or_refuse(tmp_path / name)


@QUICK
@given(
    st.one_of(st.text(max_size=12), st.from_regex(r"[0-9年月日./:,E+\-万元]{1,14}", fullmatch=True))
)
def test_any_text_has_a_meaning_or_none(text):
    for reader in (read_amount, read_number, read_int, read_time):
        reader(text)
    read_date(text, DateContext(year=2013))
    read_month(text, DateContext(year=2013))


def read_or_refuse(path):
    with contextlib.suppress(Refusal):
        read(path)
