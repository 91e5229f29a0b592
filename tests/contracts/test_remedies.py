"""A town is told which values it may write, not that there are some."""

from __future__ import annotations

from pipelines.contracts import load_contracts
from pipelines.contracts.remedies import remedy


def test_a_coded_cell_is_told_its_values():
    contract = load_contracts()["disability_allowance_payments"]
    assert remedy("not_allowed", contract, "status") == "请填其中一种：成功、失败、退回"


def test_a_number_outside_its_bounds_is_told_them():
    contract = load_contracts()["home_care_visits"]
    assert remedy("not_allowed", contract, "satisfaction") == "请填 1 到 5 的整数"


def test_other_faults_keep_their_own_remedy():
    contract = load_contracts()["disability_allowance_payments"]
    assert remedy("missing_required", contract, "status") == "请补填"
    assert remedy("not_allowed", None, "status") == "请按表样所列的取值填写"
    assert remedy("no_header", contract, None).startswith("请补上表头")
