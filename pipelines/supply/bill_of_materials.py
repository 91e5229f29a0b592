"""A bill of materials (CycloneDX 1.6) of a lock file; the same lock gives the same bill."""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

from pipelines.supply.read_lock import Package, normalised, read_lock

_PROJECT = "minsheng"
_LONGEST_LICENCE = 100


def bill_of_materials(lock: Path) -> dict[str, Any]:
    """The bill as a document; licences are those that installed packages state.

    No clock and no network is asked: the serial number is drawn from the lock's bytes.
    """
    packages = read_lock(lock)
    # A lock may pin another version for newer Pythons.
    refs: dict[str, list[str]] = {_PROJECT: [_PROJECT]}
    for package in packages:
        refs.setdefault(package.name, []).append(_ref(package))
    needs: dict[str, list[str]] = {ref: [] for known in refs.values() for ref in known}
    for package in packages:
        for who in package.needed_by:
            for ref in refs[normalised(who.split(" ")[0])]:
                needs[ref].append(_ref(package))
    serial = uuid.UUID(bytes=hashlib.sha256(lock.read_bytes()).digest()[:16], version=4)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": _PROJECT,
                "name": _PROJECT,
                "version": metadata.version(_PROJECT),
            }
        },
        "components": [_component(package) for package in packages],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(set(needed))} for ref, needed in needs.items()
        ],
    }


def _ref(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def _component(package: Package) -> dict[str, Any]:
    told = {
        "type": "library",
        "bom-ref": _ref(package),
        "name": package.name,
        "version": package.version,
        "purl": _ref(package),
        "hashes": [{"alg": "SHA-256", "content": one} for one in sorted(package.hashes)],
    }
    licence = _licence(package)
    return {**told, "licenses": [{"license": {"name": licence}}]} if licence else told


def _licence(package: Package) -> str | None:
    try:
        said = metadata.metadata(package.name)
    except metadata.PackageNotFoundError:
        # Of another system, or of an extra that is not installed here.
        return None
    if expression := said.get("License-Expression"):
        return expression
    classified = [c for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    if classified:
        return " AND ".join(c.rpartition(" :: ")[2] for c in classified)
    text = (said.get("License") or "").strip()
    # Some packages put the licence's whole text there.
    return text if text and "\n" not in text and len(text) <= _LONGEST_LICENCE else None


def main() -> None:
    """Write the bill of the lock named first to the file named second."""
    lock, to = map(Path, sys.argv[1:3])
    bill = bill_of_materials(lock)
    to.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
