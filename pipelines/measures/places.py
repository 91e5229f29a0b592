"""Where the declared indicators lie, and the lists that they are held against."""

from __future__ import annotations

from pathlib import Path

from pipelines.district import district_file
from pipelines.settings import PROJECT_FOLDER

MARTS_FOLDER = PROJECT_FOLDER / "models" / "marts"
INDICATOR_MODELS = PROJECT_FOLDER / "models" / "indicators" / "indicators.yml"


def measure_folders() -> list[Path]:
    """The folders with declarations: the general one, and the district's, which goes before it."""
    return [Path(__file__).parent / "declared", district_file("measures")]
