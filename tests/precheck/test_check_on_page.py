"""A list held against the checks from a page: doubts without a name, and the workbook with them."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.desk.check_unpaid import check_unpaid
from pipelines.desk.deliverers import known_deliverers
from pipelines.desk.keep_uploads import Upload
from pipelines.settings import Settings
from tests.access.made_readers import CLERK
from tests.deliveries.made_lists import id_number, name, write_list
from tests.precheck.conftest import UNPAID, unpaid


def test_doubts_are_told_without_names_and_the_list_leaves_no_trace(
    data: Path, tmp_path: Path, scratch: Path
) -> None:
    settings = Settings(data=data, workers=1, _env_file=None)
    town = next(one for one in known_deliverers(CLERK, settings) if one.folder == "西南街道")
    rows = [unpaid(0), unpaid(1), unpaid(3), unpaid(3), unpaid(5, 发放金额="很多")]
    file = write_list(tmp_path / "七月.csv", UNPAID, rows)
    checked = check_unpaid(
        CLERK, settings, Upload("七月.csv", file.read_bytes()), town, None, "经办甲"
    )
    doubted = {(row["check"][:2], row["row"]) for row in checked.doubts.to_dicts()}
    assert ("D1", 3) in doubted
    assert {row for check, row in doubted if check == "O4"} <= {4, 5}
    assert checked.rejected["row"].to_list() == [6]
    assert checked.workbook.startswith(b"PK")
    told = "\n".join([*checked.lines, str(checked.doubts.to_dicts()), repr(checked)])
    assert not any(name(order) in told or id_number(order) in told for order in range(6))
    assert list(scratch.glob("minsheng*")) == []
    log = (data / "access_log.jsonl").read_text("utf-8").splitlines()
    assert json.loads(log[-1])["by"] == "经办甲"
