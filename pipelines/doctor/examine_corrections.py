"""Whether the department's corrections can be read, and still correct something."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.build.current import current_build
from pipelines.corrections.read_corrections import read_corrections
from pipelines.data_folder import DataFolder
from pipelines.doctor.remark import Remark, broken, note
from pipelines.language import say
from pipelines.problem import Problem


def examine_corrections(folder: DataFolder) -> Iterator[Remark]:
    """A malformed file, and the records that corrected nothing in the current build."""
    try:
        read_corrections(folder)
    except Problem as problem:
        yield broken(problem.code, **problem.values)
    try:
        corrections = current_build(folder).manifest.corrections
    except Problem:
        return
    others = [one for one in corrections if one["state"] != "applied"]
    for one in others:
        what = say(f"correction.{one['state']}")
        place = {"file": one["file_name"], "line": one["line_number"]}
        yield note("doctor_correction", **place, what=what)
    if corrections and not others:
        yield note("doctor_corrections", count=len(corrections))
