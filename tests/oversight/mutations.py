"""Drop each condition of each check once: a unit test of the check must notice."""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tests.compiled_project import compile_project, manifest_of
from tests.oversight.given_rows import UnitTest
from tests.oversight.sql_conditions import conditions

STRICT = {"edge", "key"}


@dataclass
class Judgement:
    """What became of one check: faults of its tests, and mutants that no test noticed.

    Attributes:
        check: the model's name.
        mutants: how many conditions were dropped.
        survivors: file, line and text of each condition that no test misses.
        broken: names of the unit tests that the unchanged model fails; 'none' if it has none.
    """

    check: str
    mutants: int = 0
    survivors: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def judge(name: str, manifest: dict[str, Any], is_strict: bool = False) -> Judgement:
    """Run a check's SQL, whole and with one condition dropped, on its unit tests' rows.

    Args:
        name: the check's model.
        manifest: dbt's manifest with compiled checks.
        is_strict: whether < and <=, and the keys of windows, are changed too.
    """
    nodes = {node["name"]: node for node in manifest["nodes"].values()}
    model = nodes[name]
    given = [test for test in manifest["unit_tests"].values() if test["model"] == name]
    tests = [UnitTest(test, model, nodes) for test in given]
    sql = model["compiled_code"]
    judgement = Judgement(name)
    judgement.broken = [test.name for test in tests if not test.passes(sql)]
    if not tests:
        judgement.broken = ["none"]
    for condition in conditions(sql):
        if is_strict or condition.kind not in STRICT:
            judgement.mutants += 1
            if all(test.passes(condition.dropped(sql)) for test in tests):
                line = source_line(model, sql.count("\n", 0, condition.start))
                text = " ".join(sql[condition.start : condition.end].split())
                place = f"{model['original_file_path']}:{line}"
                judgement.survivors.append(f"{place}  {condition.kind}: {text}")
    return judgement


def source_line(model: dict[str, Any], compiled_line: int) -> int:
    """The line of the model's file (from 1) that a line of its compiled SQL (from 0) comes of."""
    written = [line.strip() for line in model["raw_code"].split("\n")]
    compiled = [line.strip() for line in model["compiled_code"].split("\n")]
    place = 0
    for block in SequenceMatcher(None, written, compiled, autojunk=False).get_matching_blocks():
        if block.size and block.b <= compiled_line:
            inside = min(compiled_line - block.b, block.size)
            place = block.a + inside
    return place + 1


def main() -> int:
    """Print each check's mutants and survivors; 1 if any condition could be dropped unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checks", nargs="*", help="codes such as d1; all if none is given")
    parser.add_argument("--strict", action="store_true", help="change < and <=, and keys, too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compile_project(Path(folder))
        manifest = manifest_of(Path(folder))
    names = sorted(n["name"] for n in manifest["nodes"].values() if n["name"].startswith("chk_"))
    failed = 0
    for name in names:
        if asked.checks and name.split("_")[1] not in [code.lower() for code in asked.checks]:
            continue
        found = judge(name, manifest, asked.strict)
        killed = found.mutants - len(found.survivors)
        print(f"{name}: {found.mutants} mutants, {killed} killed", *found.survivors, sep="\n    ")
        for test in found.broken:
            print(f"    unit test fails on the model itself: {test}")
        failed += bool(found.survivors or found.broken)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
