"""An act of minutes: it goes on to its end whatever its clerk clicks meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, MutableMapping
from typing import Any

import streamlit as st

from pipelines.language import language_in_force, say, speak
from pipelines.problem import Problem

Report = Callable[[str, int, int], None]
_LOOK_SECONDS = 0.3
_LOG = logging.getLogger("minsheng.pages")


class Act:
    """Work in a thread of its own, and what came of it.

    Attributes:
        result: what the work returned, once it is done.
        problem: what went wrong, to be told.
    """

    def __init__(self, work: Callable[[Report], Any]) -> None:
        self.result: Any = None
        self.problem: Problem | None = None
        self.step: tuple[str, int, int] = ("deliveries.beginning", 0, 0)
        self._lang = language_in_force()
        # Handed over and not kept: the work holds files and names, which go when it is done.
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self._thread.is_alive()

    def _run(self, work: Callable[[Report], Any]) -> None:
        speak(self._lang)
        try:
            self.result = work(self._report)
        except Problem as problem:
            self.problem = problem
        except Exception as error:
            # Its own words may hold a cell.
            _LOG.error("an act failed: %s", type(error).__name__)
            self.problem = Problem("page.failed")

    def _report(self, code: str, done: int, total: int) -> None:
        self.step = (code, done, total)


def begin_act(kept: MutableMapping, key: str, work: Callable[[Report], Any]) -> None:
    """Begin the work, unless this reader's last of that key still goes on.

    Args:
        kept: the session's state; of_page() where the result names people, which is then gone
            when the page is left.
        key: names it there.
        work: is handed a function that takes (code of the step, done, total); it draws nothing.
    """
    running = kept.get(key)
    if running is None or not running.is_running:
        kept[key] = Act(work)


def follow_act(kept: MutableMapping, key: str) -> Act | None:
    """Show how far the act of that key is; returns it once, when it is done."""
    act = kept.get(key)
    if act is None:
        return None
    bar = st.empty()
    while act.is_running:
        code, done, total = act.step
        bar.progress(done / total if total else 0.0, text=say(code))
        time.sleep(_LOOK_SECONDS)
    bar.empty()
    kept.pop(key, None)
    return act
