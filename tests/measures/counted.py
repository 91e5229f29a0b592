"""Hand-made rows of marts, counted by the SQL that dbt compiles of declared indicators."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipelines.measures import VARIABLE, Measure, declared_text

ROOT = Path(__file__).parents[2]
AREAS = "area_code,town_code\nd,t1\n"
PERIODS = ("2013-02", "2013-01/2013-03")
# What a case may expect of a value, beside its area and period.
CELLS = ("value", "numerator", "denominator", "value_on")
# Between an indicator's name and the number of a spoilt copy of it.
SIGN = "__"
_STEP = re.compile(r"^(?:with )?(?=(?:events|values)_of_(\w+) as \()", re.MULTILINE)
_LAST_SELECT = re.compile(r"^select \* from values_of_", re.MULTILINE)

Found = dict[str, list[tuple[str, ...]]]


class Counting:
    """The compiled model of some declarations, with the tables that it reads."""

    def __init__(self, measures: Sequence[Measure], target: Path) -> None:
        """Compile the declarations by dbt, whose files go to the folder `target`."""
        command = [sys.executable, "-m", "pipelines.build.dbt.process", "compile", "--quiet"]
        told = {VARIABLE: declared_text(measures)}
        folders = {"DBT_TARGET_PATH": str(target), "DBT_LOG_PATH": str(target)}
        subprocess.run(
            [*command, "--select", "ind_declared", "--no-version-check"],
            cwd=ROOT,
            env=os.environ | told | folders,
            check=True,
        )
        nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
        model = nodes["model.minsheng.ind_declared"]
        self.steps = _steps(model["compiled_code"])
        self.measures = measures
        self.read = {nodes[name]["name"]: nodes[name] for name in model["depends_on"]["nodes"]}
        self._nodes = nodes

    def feeds_below(self, mart: str) -> set[str]:
        """The feeds whose rows a mart is made of, by the references of the models."""
        found: set[str] = set()
        waiting, met = [f"model.minsheng.{mart}"], set()
        while waiting:
            name = waiting.pop()
            if name not in met and name.startswith("model."):
                met.add(name)
                waiting += self._nodes[name]["depends_on"]["nodes"]
            elif name.startswith("source."):
                found.add(name.rpartition(".")[2])
        return found

    def values(self, case: dict[str, Any], spoilt: bool = False) -> Found:
        """What the rows that a case gives count up to, by indicator, as text and in order.

        Args:
            case: `given` rows by mart and what to `expect`, as CSV; the `periods` asked for.
            spoilt: count the spoilt copies of the expected indicators instead of them.
        """
        given = {"area_rollup": AREAS, "dim_periods": _periods(case.get("periods", PERIODS))}
        given |= case["given"]
        columns = ", ".join(f"cast({name} as varchar)" for name in _columns(case))
        told = expected(case)
        asked = [
            measure
            for measure in self.measures
            for name, sign, _ in [measure.indicator_id.partition(SIGN)]
            if name in told and bool(sign) == spoilt
        ]
        named = {name for m in asked for name in (m.indicator_id, m.against)}
        steps = ", ".join(text for name, text in self.steps if name in named)
        selects = [f"select indicator_id, {columns} from values_of_{m.indicator_id}" for m in asked]
        with duckdb.connect(":memory:") as connection:
            for name, node in self.read.items():
                connection.execute(f"create schema if not exists {node['schema']}")
                _fill(connection, node, _rows(given.get(name, "")))
            sql = f"with {steps} {' union all '.join(selects)}"
            found = connection.execute(sql).fetchall()
        return _by_indicator(found)


def expected(case: dict[str, Any]) -> Found:
    """What a case expects, in the shape of `values`."""
    columns = ("indicator_id", *_columns(case))
    return _by_indicator([tuple(row[name] for name in columns) for row in _rows(case["expect"])])


def _steps(sql: str) -> list[tuple[str, str]]:
    """The steps of a compiled model, each with the indicator that it belongs to, in order."""
    last = _LAST_SELECT.search(sql)
    begun = [*_STEP.finditer(sql)]
    ends = [*(step.start() for step in begun[1:]), last.start() if last else len(sql)]
    return [
        (step[1], sql[step.end() : end].strip().rstrip(","))
        for step, end in zip(begun, ends, strict=True)
    ]


def _columns(case: dict[str, Any]) -> list[str]:
    said = case["expect"].split("\n", 1)[0].split(",")
    return ["area_code", "period", *(name for name in CELLS if name in said)]


def _by_indicator(rows: list[tuple[Any, ...]]) -> Found:
    found: Found = {}
    for name, *cells in rows:
        found.setdefault(name, []).append(tuple(_plain(cell or "") for cell in cells))
    return {name: sorted(told) for name, told in found.items()}


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _plain(cell: str) -> str:
    return cell.rstrip("0").rstrip(".") if "." in cell else cell


def _periods(names: Sequence[str]) -> str:
    lines = ["period,period_kind,year,as_of_month,first_month,last_month"]
    for name in names:
        first, _, last = name.partition("/")
        kind = "to_date" if last else "month"
        begins, ends = f"{first}-01", f"{last or first}-01"
        lines.append(f"{name},{kind},{name[:4]},{ends},{begins},{ends}")
    return "\n".join(lines)


def _fill(connection: duckdb.DuckDBPyConnection, node: dict[str, Any], given: list[Any]) -> None:
    table = node["relation_name"]
    types = {name: column.get("data_type") for name, column in node["columns"].items()}
    types |= node["config"].get("column_types") or {}
    columns = ", ".join(f"{name} {kind}" for name, kind in types.items())
    connection.execute(f"create table {table} ({columns})")
    for row in given:
        marks = ", ".join("?" * len(row))
        cells = [cell or None for cell in row.values()]
        connection.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", cells)
