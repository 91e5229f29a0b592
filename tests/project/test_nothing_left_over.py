"""What is written is used: no name, sentence or macro that the program has outgrown."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.language import messages

ROOT = Path(__file__).parents[2]
PROGRAM = sorted(
    path
    for top in ("pipelines", "expectations", "dashboards")
    for path in (ROOT / top).rglob("*.py")
)
# Where a sentence is named outside of Python: templates, styles of print, contracts.
NAMING = {".j2", ".typ", ".js", ".sql", ".yml"}
# A code that is put together begins with its topic.
TELLING = len("say")


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in PROGRAM}


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to functions, classes and values."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            parts = (part for target in targets for part in ast.walk(target))
            yield from (part.id for part in parts if isinstance(part, ast.Name))


def test_every_name_is_named_again() -> None:
    words = Counter(w for p in PROGRAM for w in re.findall(r"\w+", p.read_text(encoding="utf-8")))
    lonely = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in trees().items()
        for name in defined(tree)
        if words[name] == 1
    ]
    assert lonely == []


def said_in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """Texts as they stand, and codes that are put together: what varies is anything."""
    texts, made = set(), []
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
                if re.fullmatch(r"\w{3,}\.", node.value):
                    made.append(re.compile(re.escape(node.value) + ".+"))
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+"
                    for p in node.values
                ]
                if len(parts[0]) >= TELLING:
                    made.append(re.compile("".join(parts)))
    return texts, made


def test_every_sentence_is_said() -> None:
    texts, made = said_in_code()
    elsewhere = "\n".join(
        path.read_text(encoding="utf-8")
        for top in ("pipelines", "expectations", "districts")
        for path in (ROOT / top).rglob("*")
        if path.suffix in NAMING and "language" not in path.parts
    )
    # A sheet for pivot tables names the topic of a column's words: `words: {status: coverage}`.
    topics = set(re.findall(r"words: \{\w+: (\w+)\}", elsewhere))
    unsaid = [
        code
        for code in messages()
        if code not in texts
        and code.partition(".")[0] not in topics
        and not any(pattern.fullmatch(code) for pattern in made)
        and not re.search(rf"\b{re.escape(code)}\b", elsewhere)
    ]
    assert unsaid == []


def test_every_macro_is_called() -> None:
    sql = [p for top in ("models", "macros", "tests/dbt") for p in (ROOT / top).rglob("*.sql")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sql)
    text += "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "models").rglob("*.yml"))
    macros = set(re.findall(r"\{%-? (?:macro|test) (\w+)\(", text))
    # dbt looks for these itself: a dialect's own spelling, and where a model goes.
    own = {name for name in macros if "__" in name} | {"generate_schema_name"}
    assert len(macros) > 30
    assert [name for name in macros - own if len(re.findall(rf"\b{name}\b", text)) == 1] == []
