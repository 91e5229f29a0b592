"""No condition of a check can go unnoticed, and the judge of that sees what it should."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.compiled_project import manifest_of
from tests.oversight.mutations import judge
from tests.oversight.sql_conditions import conditions

CODES = ("raw_code", "compiled_code")
PAID_LATE = """select a.x, case when a.y then 1 when b.z and a.x is null then 2 else 0 end as n
from a
inner join b on a.k = b.k and (a.m = 1 or a.m between 2 and 3)
where a.word not in ('of', 'and') -- and a note
group by x having count(*) >= 2"""


@pytest.fixture(scope="module")
def manifest(compiled_project: Path) -> dict[str, Any]:
    return manifest_of(compiled_project)


def changes(sql: str, *kinds: str) -> dict[str, str]:
    return {sql[c.start : c.end]: c.without for c in conditions(sql) if c.kind in kinds}


def test_every_condition_of_every_check_is_missed_when_it_is_dropped(
    manifest: dict[str, Any],
) -> None:
    names = [n["name"] for n in manifest["nodes"].values() if n["name"].startswith("chk_")]
    judged = [judge(name, manifest) for name in names]
    assert len(judged) > 0
    assert [found for found in judged if found.survivors or found.broken] == []


def test_a_condition_that_no_row_needs_survives_with_its_line(manifest: dict[str, Any]) -> None:
    name = "chk_d1_paid_after_death"
    node = manifest["nodes"][f"model.minsheng.{name}"]
    more = {key: node[key] + "\n    and deaths.death_month is not null" for key in CODES}
    changed = {**manifest, "nodes": {**manifest["nodes"], node["unique_id"]: node | more}}
    (survivor,) = judge(name, changed).survivors
    last_line = node["raw_code"].count("\n") + 2
    assert f"{Path(node['original_file_path'])}:{last_line} " in survivor


def test_a_model_that_its_own_test_refuses_is_told(manifest: dict[str, Any]) -> None:
    name = "chk_d1_paid_after_death"
    node = manifest["nodes"][f"model.minsheng.{name}"]
    wrong = {"compiled_code": node["compiled_code"] + " and false"}
    changed = {**manifest, "nodes": {**manifest["nodes"], node["unique_id"]: node | wrong}}
    assert judge(name, changed).broken == ["only_months_after_the_month_of_death_are_doubted"]


def test_conditions_are_conjuncts_alternatives_branches_and_members() -> None:
    assert changes(PAID_LATE, "join", "where", "having") == {
        "a.k = b.k": "true",
        "(a.m = 1 or a.m between 2 and 3)": "true",
        "a.word not in ('of', 'and')": "true",
        "count(*) >= 2": "true",
    }
    assert changes(PAID_LATE, "group") == {"a.m = 1": "false", "a.m between 2 and 3": "false"}
    assert changes(PAID_LATE, "branch") == {
        "a.y": "null",
        "b.z": "true",
        "a.x is null": "true",
        "b.z and a.x is null": "null",
    }
    assert changes(PAID_LATE, "member") == {"'of', ": "", ", 'and'": ""}


def test_edges_and_keys_of_windows_are_changed_too() -> None:
    sql = "select sum(x) over (partition by a, b order by c) from t where x > 0 and y <> 1"
    assert changes(sql, "edge") == {">": ">="}
    assert changes(sql, "key") == {"a, ": "", ", b": ""}
    alone = "select row_number() over (partition by f(a, b) order by c) from t"
    assert changes(alone, "key") == {"f(a, b)": "1"}
