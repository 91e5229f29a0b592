"""Every act of the desk asks for the role before it begins, whichever page calls it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pipelines.access.reader import Reader, require_act
from pipelines.access.rights import ROLES, may_do
from pipelines.problem import Problem
from tests.access.made_readers import READERS

ROOT = Path(__file__).parents[2]
DESK = ROOT / "pipelines" / "desk"
# Steps of acts: no page reaches for them.
STEPS = {"keep_uploads", "drop_upload", "start_command", "run_command", "told_file"}
# What an installation is reached by.
REACH = {"settings", "folder"}


def acts() -> dict[str, Callable[..., Any]]:
    """Every public function, and method of a public class, that is handed an installation."""
    found = {}
    for path in sorted(DESK.glob("[!_]*.py")):
        module = import_module(f"pipelines.desk.{path.stem}")
        own = {n: it for n, it in vars(module).items() if _is_own(it, module.__name__)}
        for name, it in own.items():
            methods = vars(it).items() if inspect.isclass(it) else [("", it)]
            for method, function in methods:
                if inspect.isfunction(function) and not method.startswith("_"):
                    found[f"{path.stem}.{name}.{method}".rstrip(".")] = function
    return {n: f for n, f in found.items() if _parameters(f) & REACH and f.__name__ not in STEPS}


def _is_own(it: Any, module: str) -> bool:
    is_named = inspect.isclass(it) or inspect.isfunction(it)
    return is_named and it.__module__ == module and not it.__name__.startswith("_")


def _parameters(function: Callable) -> set[str]:
    return set(inspect.signature(function).parameters)


def code_of(function: Callable) -> str:
    """The act that the function asks for, as the refused reader's role is asked for it."""
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(function.__globals__, "require_act", lambda _, act: _note(asked, act))
        with pytest.raises(AskedError):
            call(function, READERS[0])
    return asked[0]


class AskedError(Exception):
    """The act has asked."""


def _note(asked: list[str], act: str) -> None:
    asked.append(act)
    raise AskedError


def call(function: Callable, reader: Reader) -> None:
    """Call with nothing behind any argument: whatever is reached for fails in another way."""
    needed = [n for n, p in inspect.signature(function).parameters.items() if p.default is p.empty]
    function(**dict.fromkeys(needed) | {"reader": reader})


def test_the_desk_has_acts() -> None:
    assert len(acts()) >= 18


@pytest.mark.parametrize("name", acts())
def test_an_act_is_handed_who_does_it(name: str) -> None:
    assert "reader" in _parameters(acts()[name])


@pytest.mark.parametrize("reader", READERS, ids=lambda it: it.role)
@pytest.mark.parametrize("name", acts())
def test_an_act_asks_for_the_role_before_it_begins(name: str, reader: Reader) -> None:
    function = acts()[name]
    # Let in, it reaches for what is not there.
    with pytest.raises((AttributeError, TypeError, Problem)) as caught:
        call(function, reader)
    is_refused = "access.act_refused" in str(caught.value)
    assert is_refused != may_do(reader.role, code_of(function))


def test_the_papers_list_of_acts_is_the_programs() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    table = re.search(r"\| act of the desk .*?\n\n", text, re.S)
    assert table is not None
    rows = re.findall(r"^\| (`.*`) \| ([a-z, ]+) \|$", table[0], re.M)
    told = {act: who.split(", ") for acts_, who in rows for act in re.findall(r"`(\w+)`", acts_)}
    codes = {code_of(function) for function in acts().values()}
    assert told == {code: [role for role in ROLES if may_do(role, code)] for code in codes}


def test_an_act_that_nobody_named_is_the_administrators() -> None:
    assert [role for role in ROLES if may_do(role, "new_act")] == ["admin"]
    with pytest.raises(Problem, match=r"access\.act_refused"):
        require_act(READERS[0], "new_act")


def test_no_page_reaches_for_a_step_behind_an_act() -> None:
    for path in (ROOT / "dashboards").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "pipelines.desk"
            ):
                assert not {alias.name for alias in node.names} & STEPS, path
