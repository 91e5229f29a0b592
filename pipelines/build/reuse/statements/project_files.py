"""Whether a project is what it was when a build was made, told without asking dbt."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from pipelines.build.reuse.fingerprints import fingerprint
from pipelines.build.reuse.statements.project import Project
from pipelines.district import seed_path
from pipelines.file_hash import file_hash

# Whose rows a table's rows may follow, beside its own text.
ENGINES = "dbt-core", "dbt-adapters", "dbt-duckdb", "duckdb"
_FILES = "dbt_project.yml", "profiles.yml"
_FOLDERS = "models", "macros", "seeds", "tests/dbt"
# What dbt writes down of a variable that is not set.
_UNSET = "DBT_DEFAULT_PLACEHOLDER"


def fingerprint_files(project: Path) -> str:
    """A fingerprint of all files that dbt reads of a project, and of the engines' versions."""
    found = [project / name for name in _FILES]
    for folder in (*_FOLDERS, seed_path()):
        found += sorted(path for path in (project / folder).rglob("*") if path.is_file())
    told = (f"{path.relative_to(project)} {file_hash(path)}" for path in found)
    return fingerprint(*map(version, ENGINES), *told)


def is_as_before(earlier: Project, files: str, environment: Mapping[str, str]) -> bool:
    """Whether dbt would parse and compile what it did for the build before."""
    variables = {name: environment.get(name, _UNSET) for name in earlier.variables}
    return earlier.is_compiled and earlier.files == files and earlier.variables == variables
