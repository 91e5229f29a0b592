"""A data folder for what is learned, and a form that intake refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.contracts import load_contracts
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.intake.refusal import Limits
from pipelines.learning.proposal_file import as_document
from pipelines.learning.propose import propose
from tests.intake.made_files import ID_NO, write_xlsx

NAMES = ["欧阳甲", "司徒乙", "上官丙", "诸葛丁"]
HEADER = [
    *("镇街", "名字", "身份证件号", "残疾证号", "残疾程度", "发放月份", "津贴款额（元）"),
    *("打款日期", "打款结果", "经手"),
]


def unknown_rows(count: int = 8) -> list[list[str]]:
    """Rows of the allowance form under words that its contract does not know."""
    return [
        [
            *("西南街道", NAMES[n % 4], ID_NO, f"{ID_NO}42", "二级", "2013-07", "100"),
            *("2013-07-25", "发放成功" if n % 2 else "成功", NAMES[(n + 1) % 4]),
        ]
        for n in range(count)
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "inbox" / "西南街道").mkdir(parents=True)
    return folder


@pytest.fixture
def unknown_form(data: Path) -> Path:
    rows = [["西南街道2013年7月残疾人生活津贴发放表 经办欧阳甲"], HEADER, *unknown_rows()]
    return write_xlsx(data / "inbox" / "西南街道" / "津贴.xlsx", rows)


def proposed(form: Path) -> dict[str, Any]:
    areas = load_area_book()
    return as_document(propose(form, load_contracts(), areas, Limits()), form, areas)
