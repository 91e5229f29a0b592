"""Where the conditions of a SELECT stand, and what stands there when one is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|\w+|<>|<=|>=|!=|\|\||\S")
_ENDS = {
    *("where", "having", "group", "order", "union", "window", "limit", "on", "then", "else"),
    *("inner", "left", "right", "full", "cross", "join", "select", "from", "partition"),
}
_BEGINNINGS = {
    "where": "where",
    "having": "having",
    "on": "join",
    "when": "branch",
    "partition": "key",
}
_EDGES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


@dataclass(frozen=True)
class Condition:
    """A part of a statement that decides which rows are found, or which belong together.

    Attributes:
        kind: where, having, join, branch (of a CASE), group (in brackets), member (of an IN
            list), edge (< or <=) or key (of a window).
        start, end: places in the statement's text.
        without: the text that stands there once it is dropped: true for a conjunct, false for
            an alternative, null for a branch, the neighbouring comparison for an edge.
    """

    kind: str
    start: int
    end: int
    without: str

    def dropped(self, sql: str) -> str:
        """The statement without the condition."""
        return sql[: self.start] + self.without + sql[self.end :]


class _Region:
    """Parts joined by AND and OR, or by commas, from a keyword or bracket to its end."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.joints = {","} if kind in {"member", "key"} else {"and", "or"}
        # The word that leads to each part, where it begins and where it ends.
        self.parts: list[tuple[str, int, int]] = []
        self.joint = ""
        self.is_between = False

    def take(self, word: str, start: int, end: int, is_inner: bool) -> None:
        """Let the latest part grow by a word, or begin another; inner words only let it grow."""
        if is_inner or word not in self.joints or (self.is_between and word == "and"):
            self.is_between = not is_inner and (
                word == "between" or (self.is_between and word != "and")
            )
            if self.joint or not self.parts:
                self.parts.append((self.joint, start, end))
                self.joint = ""
            else:
                self.parts[-1] = (*self.parts[-1][:2], end)
        else:
            self.joint = word

    def conditions(self) -> Iterator[Condition]:
        """What can be dropped: each part where there are several, a clause or branch whole."""
        if self.kind in {"member", "key"}:
            yield from self._members()
            return
        alternatives: list[list[tuple[str, int, int]]] = []
        for part in self.parts:
            if part[0] == "and":
                alternatives[-1].append(part)
            else:
                alternatives.append([part])
        for conjuncts in alternatives:
            if len(alternatives) > 1:
                yield Condition(self.kind, conjuncts[0][1], conjuncts[-1][2], "false")
            if len(conjuncts) > 1 or self.kind in {"where", "having", "join"}:
                yield from (Condition(self.kind, s, e, "true") for _, s, e in conjuncts)
        if self.kind == "branch" and self.parts:
            yield Condition(self.kind, self.parts[0][1], self.parts[-1][2], "null")

    def _members(self) -> Iterator[Condition]:
        for (_, start, _), (_, after, _) in zip(self.parts, self.parts[1:], strict=False):
            yield Condition(self.kind, start, after, "")
        if len(self.parts) > 1:
            yield Condition(self.kind, self.parts[-2][2], self.parts[-1][2], "")
        elif self.kind == "key" and self.parts:
            yield Condition(self.kind, *self.parts[0][1:], "1")


def conditions(sql: str) -> list[Condition]:
    """Every condition of WHERE, HAVING, ON and CASE, nested ones too, with lists, edges and keys.

    Args:
        sql: one SELECT in the house's style; BETWEEN, CASE and brackets are understood.
    """
    found: set[Condition] = set()
    # One list of open regions per bracket or CASE that is open.
    frames: list[list[_Region]] = [[]]
    before = ""
    for word, start, end in _words(sql):
        if word in {")", "end"}:
            found |= _closed(frames.pop())
        elif word in _ENDS:
            found |= _closed(frames[-1])
            frames[-1].clear()
        if word in _EDGES:
            found.add(Condition("edge", start, end, _EDGES[word]))
        for frame in frames:
            for region in frame:
                if (region.kind, word) != ("key", "by"):
                    region.take(word, start, end, is_inner=frame is not frames[-1])
        if word == "(":
            frames.append([_Region("member" if before == "in" else "group")])
        elif word == "case":
            frames.append([])
        elif word in _BEGINNINGS:
            frames[-1].append(_Region(_BEGINNINGS[word]))
        before = word
    return sorted(found | _closed(frames.pop()), key=lambda c: (c.start, c.end))


def _words(sql: str) -> Iterator[tuple[str, int, int]]:
    for token in _TOKEN.finditer(sql):
        if not token.group().startswith("--"):
            yield token.group().lower(), token.start(), token.end()


def _closed(regions: list[_Region]) -> set[Condition]:
    return {condition for region in regions for condition in region.conditions()}
