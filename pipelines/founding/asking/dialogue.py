"""Asking until an answer is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pipelines.language import say
from pipelines.problem import Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Dialogue:
    """A person at a terminal.

    Attributes:
        read: shows a question and returns the line that is typed; raises EOFError at the end.
        tell: shows a line.
    """

    read: Callable[[str], str]
    tell: Callable[[str], None]

    def ask(self, code: str, understand: Callable[[str], T], default: str = "", **values: Any) -> T:
        """Ask until `understand` takes the answer; what is wrong with one is told at once.

        Args:
            code: the question's sentence.
            understand: makes something of an answer, or raises Problem.
            default: what an empty answer stands for; shown beside the question.
            **values: what the sentence's placeholders stand for.

        Raises:
            Problem: the input ended before the answer came.
        """
        hint = say("init_ask.default", value=default) if default else ""
        while True:
            try:
                answer = self.read(f"{say(code, **values)}{hint}{say('init_ask.colon')}")
            except EOFError:
                raise Problem("init_ask.ended", exit_status=2) from None
            try:
                return understand(answer.strip() or default)
            except Problem as problem:
                self.tell(f"  {say(problem.code, **problem.values)}")

    def say(self, code: str, **values: Any) -> None:
        """Tell a sentence."""
        self.tell(say(code, **values))

    def choose(
        self, code: str, listed: dict[str, str], default: str = "", **values: Any
    ) -> list[str]:
        """Show a numbered list and ask for numbers of it; the chosen keys in the answer's order."""
        for number, (key, label) in enumerate(listed.items(), start=1):
            self.tell(f"  {number:>2}  {label}" + ("" if label == key else f"  ({key})"))
        return self.ask(code, lambda answer: chosen(answer, list(listed)), default, **values)


def chosen(answer: str, keys: list[str]) -> list[str]:
    """The keys that an answer like 1,3-5 or 全部 names.

    Raises:
        Problem: a number that the list has not, or one twice.
    """
    if answer.lower() in {say("init_ask.all", "zh"), say("init_ask.all", "en")}:
        return list(keys)
    found: list[str] = []
    for piece in pieces(answer):
        first, _, last = piece.partition("-")
        if piece in keys:
            numbers = range(keys.index(piece) + 1, keys.index(piece) + 2)
        elif not first.isdecimal() or not (last or first).isdecimal():
            raise Problem("init_ask.no_number", value=piece[:20], last=len(keys))
        else:
            numbers = range(int(first), int(last or first) + 1)
        if not numbers or numbers[0] < 1 or numbers[-1] > len(keys):
            raise Problem("init_ask.no_number", value=piece[:20], last=len(keys))
        found += [keys[number - 1] for number in numbers]
    if len(set(found)) < len(found):
        raise Problem("init_ask.twice", value=next(key for key in found if found.count(key) > 1))
    return found


def pieces(answer: str) -> list[str]:
    """What stands between commas of any kind, without blanks."""
    for comma in "，、；;":
        answer = answer.replace(comma, ",")
    return [piece.strip() for piece in answer.split(",") if piece.strip()]
