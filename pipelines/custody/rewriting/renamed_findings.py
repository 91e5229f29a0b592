"""Ids of findings whose subject is called otherwise now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import polars as pl

from pipelines.build.current import current_build, open_build
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.data_folder import DataFolder
from pipelines.oversight.dispositions import read_dispositions, read_replaced
from pipelines.problem import Problem

_PARTS = ["finding_id", "check_code", "subject_key", "programme_code", "first_month"]
_DIGITS = 12


def rename_findings(folder: DataFolder, renaming: Renaming) -> None:
    """Add to `renaming` the ids of findings whose subject's key changes.

    An id is a hash of check, subject, programme and first month (`fct_finding_rows`); one that is
    not, as an earlier version gave it, stays: its answer is found by those four.
    """
    for finding_id, check, subject, programme, month in _findings(folder):
        renamed = renaming.text(subject or "")
        if renamed != subject and _id(check, subject, programme, month) == finding_id:
            renaming.words[finding_id] = _id(check, renamed, programme, month)


def _findings(folder: DataFolder) -> Iterable[tuple]:
    answered = read_dispositions(folder.dispositions)
    replaced = read_replaced(folder.dispositions)
    found = [answered.select(_PARTS), replaced.select(_PARTS)]
    try:
        build = current_build(folder)
    except Problem:
        return pl.concat(found).unique().iter_rows()
    with open_build(build) as connection:
        asked = f"select {', '.join(_PARTS)} from fct_findings"  # noqa: S608
        of_build = connection.sql(asked).pl()
    casts = [pl.col(name).cast(found[0].schema[name]) for name in _PARTS]
    return pl.concat([*found, of_build.select(casts)]).unique().iter_rows()


def _id(check: str, subject: str, programme: str | None, month: object) -> str:
    text = f"{check}|{subject}|{programme or ''}|{str(month or '')[:7]}"
    digest = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    return f"{check}-{digest[:_DIGITS]}"
