"""The law of the models: what each layer may read, from dbt's own manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.compiled_project import manifest_of

# Layer → the layers that it may read. Intermediate models make two floors: foundations, which
# marts stand on, and standings, which stand on marts and indicators.
MAY_READ = {
    "staging": {"source"},
    "foundations": {"staging", "foundations", "marts", "seeds"},
    "marts": {"staging", "foundations", "marts", "seeds"},
    "oversight": {"marts", "oversight", "seeds"},
    "indicators": {"foundations", "marts", "seeds"},
    "standings": {"indicators", "marts", "seeds", "standings"},
    "reports": {"indicators", "marts", "oversight", "reports", "seeds", "standings"},
}
STANDINGS = {"arrivals", "progress"}
PREFIXES = {
    "staging": ("stg_",),
    "foundations": ("int_",),
    "marts": ("dim_", "fct_", "area_rollup"),
    "oversight": ("chk_", "fct_finding", "fct_examined_rows", "fct_doubtful_rows"),
    "indicators": ("ind_",),
    "standings": ("int_",),
    "reports": ("rpt_",),
}


@pytest.fixture(scope="module")
def manifest(compiled_project: Path) -> dict[str, Any]:
    return manifest_of(compiled_project)


def layer(node: dict[str, Any]) -> str:
    """The node's layer: its first folder below models, or its floor of the intermediate ones."""
    if node["resource_type"] == "seed":
        return "seeds"
    if node["fqn"][1] == "intermediate":
        return "standings" if node["fqn"][2] in STANDINGS else "foundations"
    return node["fqn"][1]


def models(manifest: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each model with the nodes it reads."""
    nodes = manifest["nodes"] | manifest["sources"]
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model":
            yield node, [nodes[name] for name in node["depends_on"]["nodes"]]


def test_every_layer_has_models(manifest: dict[str, Any]) -> None:
    assert {layer(node) for node, _ in models(manifest)} == MAY_READ.keys()


def test_a_layer_reads_only_the_layers_below_it(manifest: dict[str, Any]) -> None:
    broken = [
        f"{node['name']} reads {read['name']}"
        for node, reads in models(manifest)
        for read in reads
        if ("source" if read["resource_type"] == "source" else layer(read))
        not in MAY_READ[layer(node)]
    ]
    assert broken == []


def test_a_staging_model_reads_one_source_without_joins(manifest: dict[str, Any]) -> None:
    for node, reads in models(manifest):
        if layer(node) == "staging":
            assert [f"stg_{read['name']}" for read in reads] == [node["name"]]
            words = node["raw_code"].lower().split()
            assert not {"join", "where", "union"} & set(words), node["name"]


def test_a_dimension_reads_no_fact(manifest: dict[str, Any]) -> None:
    broken = [
        f"{node['name']} reads {read['name']}"
        for node, reads in models(manifest)
        for read in reads
        if node["name"].startswith("dim_") and read["name"].startswith("fct_")
    ]
    assert broken == []


def test_a_model_is_named_for_its_layer(manifest: dict[str, Any]) -> None:
    for node, _ in models(manifest):
        assert node["name"].startswith(PREFIXES[layer(node)]), node["name"]


def test_every_published_column_is_described_under_an_enforced_contract(
    manifest: dict[str, Any],
) -> None:
    for node, _ in models(manifest):
        if layer(node) not in {"staging", "foundations", "standings"}:
            assert node["config"]["contract"]["enforced"], node["name"]
            assert node["description"], node["name"]
            bare = [c["name"] for c in node["columns"].values() if not c["description"]]
            assert bare == [], node["name"]


def test_a_check_reads_no_other_check(manifest: dict[str, Any]) -> None:
    for node, reads in models(manifest):
        if node["name"].startswith("chk_"):
            assert not [read["name"] for read in reads if layer(read) == "oversight"], node["name"]


def test_checks_are_gathered_once(manifest: dict[str, Any]) -> None:
    readers = {
        read["name"]: node["name"]
        for node, reads in models(manifest)
        for read in reads
        if read["name"].startswith("chk_")
    }
    checks = {node["name"] for node, _ in models(manifest) if node["name"].startswith("chk_")}
    assert readers == dict.fromkeys(checks, "fct_doubtful_rows")


def test_reports_point_at_nobody(manifest: dict[str, Any]) -> None:
    for node, _ in models(manifest):
        if layer(node) == "reports":
            assert not [c for c in node["columns"] if c.endswith("_key")], node["name"]
