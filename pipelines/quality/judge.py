"""Ask the child process that judges; one a process, begun when it is first wanted."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import cache
from typing import Any

from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER

_COMMAND = [sys.executable, "-m", "pipelines.quality.judge_process"]


class Judge:
    """The asker's end of a judging process; the process ends when this one does."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            _COMMAND,
            cwd=PROJECT_FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, name: str, *arguments: Any) -> Any:
        """The judging process's answer to one question.

        Raises:
            Problem: it died, or could not judge; the sentence names the kind of error.
        """
        questions, answers = self._child.stdin, self._child.stdout
        if questions is None or answers is None:
            raise RuntimeError("the judging process has no pipes")
        try:
            pickle.dump((name, arguments), questions)
            questions.flush()
            is_judged, answer = pickle.load(answers)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            the_judge.cache_clear()
            self._child.kill()
            raise Problem("quality_judge_died", status=self._child.wait()) from None
        if not is_judged:
            raise Problem("quality_judge_failed", kind=answer)
        return answer


@cache
def the_judge() -> Judge:
    """The judging process of this process; it loads its libraries meanwhile."""
    return Judge()
