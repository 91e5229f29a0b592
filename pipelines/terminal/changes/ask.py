"""Ask at the terminal: a word that is not shown, or whether something is really meant."""

from __future__ import annotations

import getpass
import sys

from pipelines.language import say
from pipelines.problem import Problem


def ask_hidden(code: str) -> str:
    """What is typed behind the words of `code`; it is shown nowhere.

    Raises:
        Problem: there is no terminal: what would be typed would come from nowhere hidden.
    """
    _need_terminal()
    return getpass.getpass(f"{say(code)}: ", stream=sys.stderr).strip()


def ask_whether(code: str) -> None:
    """Return if whoever sits at the terminal says yes in words.

    Raises:
        Problem: they do not, or there is no terminal.
    """
    _need_terminal()
    print(f"{say(code)}{say('ask_hint')}: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in {say("ask_yes", "zh"), say("ask_yes", "en")}:
        raise Problem("ask_refused")


def _need_terminal() -> None:
    if not sys.stdin.isatty():
        raise Problem("ask_no_terminal", exit_status=2)
