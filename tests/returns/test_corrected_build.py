"""A list whose rejected rows came back corrected is built and published, to the cent."""

from __future__ import annotations

import json

from tests.returns.conftest import correct

# One row put right, one put wrong again, one left as it was.
CELLS = {0: {"发放金额": "100.00"}, 2: {"残疾等级": "六级"}}


def asked(town, query: str) -> list[dict]:
    return json.loads(town.run("sql", query, "--format", "json").stdout)


def test_a_corrected_payment_list_is_published_with_its_corrected_rows(town):
    correct(town.returned(), town.inbox / "改好了.xlsx", CELLS)
    town.take()
    town.run("build")
    (paid,) = asked(town, "select count(*) as n, sum(amount_yuan) as yuan from fct_payments")
    assert (paid["n"], float(paid["yuan"])) == (10, 1000)
    rows = asked(town, "select source_row, closed_by is null as is_open from fct_rejected_rows")
    assert sorted(row["is_open"] for row in rows) == [False, True, True]
