"""An act goes on to its end, and keeps nothing of what it was handed."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.deliveries import precheck
from dashboards.deliveries.act import begin_act, follow_act
from pipelines.problem import Problem


class Upload:
    """Stands for a file with names in it."""


def test_what_the_work_was_handed_goes_when_it_is_done() -> None:
    kept: dict = {}
    upload = Upload()
    left = weakref.ref(upload)
    begin_act(kept, "act", lambda _, upload=upload: bool(upload))
    kept["act"]._thread.join()
    del upload
    gc.collect()
    assert left() is None
    assert follow_act(kept, "act").result is True
    assert kept == {}


def test_an_act_that_goes_on_is_not_begun_twice_and_tells_its_problem() -> None:
    kept: dict = {}
    gate = threading.Event()

    def work(_: object) -> None:
        gate.wait(10)
        raise Problem("no_build")

    begin_act(kept, "act", work)
    first = kept["act"]
    begin_act(kept, "act", lambda _: "another")
    assert kept["act"] is first
    gate.set()
    first._thread.join()
    assert follow_act(kept, "act").problem.code == "no_build"


def test_a_check_that_is_left_half_way_goes_with_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(precheck, "check_unpaid", lambda *_: None)

    page = AppTest.from_function(_leave_half_way).run()
    assert not page.exception
    assert page.session_state["_of_page"] == {}
    assert precheck._ACT not in page.session_state


def _leave_half_way() -> None:
    import streamlit as st

    from dashboards.deliveries import precheck
    from dashboards.parts.address import notice_page, of_page
    from pipelines.desk.deliverers import Deliverer
    from pipelines.desk.keep_uploads import Upload

    notice_page()
    who = Deliverer("1", "1", "甲区", "甲区")
    precheck._begin(Upload("表.csv", b"names"), who, "", "经办甲")
    assert precheck._ACT in of_page()
    assert precheck._ACT not in st.session_state
    st.session_state["_page"] = "/another"
    notice_page()
    of_page()
