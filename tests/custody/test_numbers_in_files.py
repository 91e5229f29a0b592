"""A number is found in a file's bytes however they are cut into pieces, and no part of another."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.custody.own_files import holds_number
from tests.deliveries.made_lists import id_number

NEW = id_number(3)
OLD = NEW[:6] + NEW[8:17]
NUMBERS = frozenset({NEW, OLD})
# Text, whether it holds one of the numbers.
TEXTS = [
    (f"甲,{NEW},一级", True),
    (f"甲,{NEW.lower()}42,一级", True),
    (f"甲,1{NEW},一级", False),
    (f"甲,{OLD}", True),
    (f"甲,{OLD}1", False),
    (f"甲,1{OLD}", False),
    (f"甲,{OLD}1,{OLD}", True),
    (f"{OLD}1{OLD},{NEW[:-1]},", False),
    ("", False),
]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize(("text", "holds"), TEXTS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_cut_tells_the_same(data, text, holds, encoding):
    content = f"{'x' * data.draw(st.integers(0, 50))}{text}".encode(encoding)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(content)))) | {0, len(content)})
    pieces = (content[a:b] for a, b in pairwise(cuts))
    assert holds_number(pieces, NUMBERS) == holds


def test_a_workbook_is_looked_into_whole():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{NEW}</t>")
    content = held.getvalue()
    assert holds_number(iter([content[:1], content[1:9], content[9:]]), NUMBERS)
    # Nobody can say what a torn one holds.
    assert holds_number(iter([content[:40]]), NUMBERS)
