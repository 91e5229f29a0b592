"""All declared indicators of the district, in the order in which they can be counted."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import yaml

from pipelines.contracts.located_yaml import ContractError, read_located
from pipelines.district import district_rows
from pipelines.measures.fit import refuse_misfits
from pipelines.measures.measure import Measure
from pipelines.measures.places import INDICATOR_MODELS, measure_folders
from pipelines.measures.read_measure import read_measure
from pipelines.measures.record import refuse_keys
from pipelines.problem import Problem


def load_measures() -> list[Measure]:
    """The declarations of the indicators that the district lists; a base before what it compares.

    Raises:
        Problem: a declaration is not as it must be, says what the list of indicators does not, or
            a listed indicator is counted by nothing; the sentence names file and line.
    """
    listed = {row["indicator_id"]: row for row in district_rows("indicators")}
    declared: dict[str, Measure] = {}
    # The district's own first: a general one that it replaces may speak of what it does not have.
    for folder in reversed(measure_folders()):
        declared |= read_folder(folder, listed.keys() - declared.keys())
    found = list(declared.values())
    refuse_misfits(found, listed)
    _refuse_uncounted(listed, declared)
    return sorted(found, key=lambda measure: measure.against is not None)


def read_folder(folder: Path, asked: Collection[str] | None = None) -> dict[str, Measure]:
    """The declarations of a folder's files, by indicator.

    Args:
        folder: one of measure_folders.
        asked: the indicators to read; others are passed over. None: all.

    Raises:
        Problem: a file cannot be read, or an indicator stands in it twice.
    """
    found: dict[str, Measure] = {}
    for path in sorted(folder.glob("*.yml")):
        for measure in _read_file(path, asked):
            other = found.setdefault(measure.indicator_id, measure)
            if other is not measure:
                told = {"indicator": measure.indicator_id, "other": other.place}
                raise Problem("measure_twice", where=measure.place, **told)
    return found


def _read_file(path: Path, asked: Collection[str] | None) -> list[Measure]:
    try:
        document = read_located(path)
        refuse_keys(document, ("measures",), ("measures",))
        records = document.items("measures")
        return [
            read_measure(record)
            for record in records
            if asked is None or record.value.get("indicator") in asked
        ]
    except UnicodeDecodeError:
        raise Problem("measures_not_utf8", path=path) from None
    except ContractError as error:
        raise Problem("measures_unreadable", why=error) from None


def ids_of_models() -> set[str]:
    """The indicators that models count, as the models' YAML and the dated standards say."""
    document = yaml.safe_load(INDICATOR_MODELS.read_text(encoding="utf-8"))
    metas = [model["config"].get("meta", {}) for model in document["models"]]
    standards = {f"std_{row['standard']}" for row in district_rows("policy_standards")}
    return standards.union(*(meta.get("indicators", ()) for meta in metas))


def _refuse_uncounted(listed: dict[str, dict[str, str]], declared: dict[str, Measure]) -> None:
    # Reports would say 0 of an indicator that nobody counts.
    counted = declared.keys() | ids_of_models()
    for name in listed:
        if name not in counted:
            folders = " / ".join(str(folder) for folder in measure_folders())
            raise Problem("measure_uncounted", indicator=name, folders=folders)
