"""Parameters are found where the engine finds them, and their texts become values or sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import duckdb
import pytest

from pipelines.problem import Problem
from pipelines.query.questions.parameters import (
    Parameter,
    parameter_names,
    typed_value,
    usual_kind,
)

STATEMENTS = [
    "select $town, $month, $town",
    "select 'costs $x', \"a $y\", $z -- and $no\n",
    "select /* $a\n$b */ $c",
    "select $$ $d $$, $e",
    "select $t$ it's $f $t$, $g",
    "select 'it''s $h', $i",
    "select 1",
]


@pytest.mark.parametrize("sql", STATEMENTS)
def test_the_names_are_those_that_the_engine_binds(sql: str) -> None:
    assert set(parameter_names(sql)) == set(duckdb.extract_statements(sql)[0].named_parameters)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("town", "town"),
        ("home_town_code", "town"),
        ("month", "month"),
        ("from", "month"),
        ("year", "number"),
        ("least_yuan", "number"),
        ("townsfolk", "text"),
        ("who", "text"),
    ],
)
def test_a_name_speaks_of_its_kind(name: str, kind: str) -> None:
    assert usual_kind(name) == kind


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "12", 12),
        ("number", "-0.50", Decimal("-0.50")),
        ("month", "2013-06", date(2013, 6, 1)),
        ("town", "440607001000", "440607001000"),
        ("text", " 一 ", "一"),
        ("text", "", None),
        ("number", "", None),
    ],
)
def test_a_text_becomes_a_value_of_its_kind(kind: str, text: str, value: object) -> None:
    typed = typed_value(Parameter("x", kind, text))
    assert typed == value
    assert type(typed) is type(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "1 or 1"),
        ("number", "nan"),
        ("number", "1e99"),
        ("number", "１２"),
        ("month", "2013-13"),
        ("month", "0000-01"),
        ("month", "2013-06-01"),
        ("text", "x" * 201),
    ],
)
def test_a_text_of_another_kind_is_refused(kind: str, text: str) -> None:
    with pytest.raises(Problem, match=r"workbench\.value_wrong"):
        typed_value(Parameter("x", kind, text))
