"""The return workbooks of a deliverer, made for a clerk who hands them on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipelines.access.reader import Reader, require_act
from pipelines.desk.run_command import Report, run_command
from pipelines.problem import Problem
from pipelines.settings import Settings

_WAIT_SECONDS = 60


@dataclass(frozen=True)
class ReturnWorkbook:
    """A workbook in data/returns; it holds names and ID numbers.

    Attributes:
        deliverer: who it is for, in words.
        rows, warnings, findings, missing: how many of each it tells of.
    """

    path: Path
    deliverer: str
    rows: int
    warnings: int
    findings: int
    missing: int

    def content(self) -> bytes:
        """The workbook's bytes, for whoever asked for it.

        Raises:
            Problem: it is not there any more.
        """
        try:
            return self.path.read_bytes()
        except OSError:
            raise Problem("deliveries.return_gone") from None


@dataclass(frozen=True)
class MadeWorkbooks:
    """What was made.

    Attributes:
        people: how many people the workbooks name.
        has_build: whether there was a build to take findings and missing lists from.
    """

    workbooks: list[ReturnWorkbook]
    people: int
    has_build: bool


def make_return_workbooks(
    reader: Reader,
    settings: Settings,
    area_code: str,
    by: str,
    report: Report = lambda *_: None,
) -> MadeWorkbooks:
    """Write a deliverer's workbooks as `minsheng returns` does; the access log tells who asked.

    Args:
        reader: who asks.
        settings: of the installation.
        area_code: of the town, or of the district with all its sections.
        by: the name that stands in the access log.
        report: told (code of the step, done, total).

    Raises:
        Problem: nothing was taken in yet, an intake is running, or the role may not make them.
    """
    require_act(reader, "return_workbooks")
    out = str(settings.folder.returns)
    options = ["--out", out, "--town", area_code, f"--by={by}", "--json"]
    printed = run_command(settings, "returns", *options, report=report, wait_seconds=_WAIT_SECONDS)
    found = json.loads(printed)
    workbooks = [ReturnWorkbook(path=Path(one.pop("file")), **one) for one in found["workbooks"]]
    return MadeWorkbooks(workbooks, found["people"], found["has_build"])
