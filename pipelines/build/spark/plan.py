"""What the process on Spark is told, and the words by which it and the build understand each other.

Nothing else is imported here: the process starts in another environment.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

# Lines of the process's standard output; all others are dbt's.
MODELS_MADE = "minsheng: models made\n"
JUDGED = "minsheng: judged\n"
# Exit statuses of the process; dbt's own are 1 and 2.
NO_SESSION = 10
NO_WORKERS = 11


@dataclass(frozen=True)
class Plan:
    """One run on Spark.

    Attributes:
        place: the run's own folder; everything below lies in it.
        master: as Spark names it, `local[2]` or `spark://host:port`.
        conf: Spark's properties, over those that every run has.
        arguments: dbt's command line.
        seconds_without_workers: after so long without one the run gives up.
    """

    place: Path
    master: str
    conf: dict[str, str]
    arguments: list[str]
    seconds_without_workers: int = 120

    @property
    def file(self) -> Path:
        """Where the plan lies for the process."""
        return self.place / "plan.json"

    @property
    def raw(self) -> Path:
        """The tables of schema raw: <table>.parquet."""
        return self.place / "raw"

    @property
    def warehouse(self) -> Path:
        """The tables as Spark keeps them: <schema>.db/<table>/*.parquet."""
        return self.place / "warehouse"

    @property
    def spill(self) -> Path:
        """Spark's scratch on this machine."""
        return self.place / "spill"

    @property
    def suites(self) -> Path:
        """The suites that the process is asked to judge by, pickled."""
        return self.place / "suites.pickle"

    @property
    def judgements(self) -> Path:
        """What it found, pickled: (True, judgements) or (False, kind of error)."""
        return self.place / "judgements.pickle"

    def write(self) -> None:
        """Lay the plan down for the process."""
        fields = asdict(self) | {"place": str(self.place)}
        self.file.write_text(json.dumps(fields), encoding="utf-8")


def read_plan(path: Path) -> Plan:
    """The plan as it was written."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    return Plan(**fields | {"place": Path(fields["place"])})
