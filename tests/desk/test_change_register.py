"""Withdrawals and nil returns from a page are the command line's, with who and why."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.desk.change_register import record_nothing, withdraw_delivery
from pipelines.desk.register_now import NO_DELIVERY, deliveries_in_force, delivery_words, is_built
from tests.access.made_readers import CLERK
from tests.desk.made_office import office, town


def test_a_nil_return_counts_until_it_is_withdrawn(tmp_path: Path) -> None:
    settings = office(tmp_path)
    built = NO_DELIVERY
    assert is_built(CLERK, settings, built)
    area = town(settings).area_code
    (line,) = record_nothing(
        CLERK, settings, "disability_allowance_payments", area, "2013-06", "经办甲"
    )
    assert "2013-06" in line
    (nil,) = deliveries_in_force(CLERK, settings).to_dicts()
    assert "西南街道" in delivery_words(nil)
    assert not is_built(CLERK, settings, built)
    told = withdraw_delivery(CLERK, settings, nil["delivery_id"], "登记错了", "经办甲")
    assert nil["delivery_id"] in told[0]
    assert deliveries_in_force(CLERK, settings).is_empty()
    (record,) = settings.folder.withdrawals.glob("*.json")
    assert json.loads(record.read_text("utf-8"))["why"] == "登记错了"
    assert json.loads(record.read_text("utf-8"))["by"] == "经办甲"
