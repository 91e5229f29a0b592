"""The bill names every package of the lock, with its hashes and who needs it."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.supply.bill_of_materials import bill_of_materials

LOCK = Path(__file__).parents[2] / "requirements.lock"
TEXT = LOCK.read_text(encoding="utf-8")


def test_every_package_of_the_lock_stands_in_it_with_all_its_hashes():
    components = bill_of_materials(LOCK)["components"]
    assert len(components) == len(re.findall(r"^\S+==", TEXT, re.M)) > 50
    hashes = [one["content"] for part in components for one in part["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", TEXT))


def test_each_is_needed_by_something_that_the_project_needs():
    bill = bill_of_materials(LOCK)
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    reached, left = set(), ["minsheng"]
    while left:
        ref = left.pop()
        if ref not in reached:
            reached.add(ref)
            left += needs[ref]
    assert reached == {"minsheng", *(part["bom-ref"] for part in bill["components"])}


def test_licences_are_told_and_the_same_lock_gives_the_same_bill():
    bill = bill_of_materials(LOCK)
    assert bill == bill_of_materials(LOCK)
    told = {part["name"]: part.get("licenses") for part in bill["components"]}
    assert told["polars"]
    assert sum(map(bool, told.values())) > len(told) * 0.8
