"""What cannot be opened or named costs itself only."""

from __future__ import annotations

import os

from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list


def test_a_name_that_is_no_text_and_a_pipe_cost_themselves_only(office):
    folder = office.inbox / "西南街道"
    rows = [allowance(n) for n in range(5)]
    write_list(folder / "june.csv", ALLOWANCE, rows, "2013年6月")
    with open(os.fsencode(folder) + b"/bad\xff\xfe.csv", "w") as file:
        file.write("x")
    os.mkfifo(folder / "pipe.csv")
    os.symlink(folder / "gone.csv", folder / "dead.csv")
    reasons = {r["path"].split("/")[1]: r["reason"] for r in office.take().refused}
    assert reasons == {
        "bad\\xff\\xfe.csv": "name_unreadable",
        "pipe.csv": "no_regular_file",
        "dead.csv": "no_regular_file",
    }
    assert office.states == {"june.csv": ("in_force", None, None)}
    assert len(office.take().known_ids) == 4
