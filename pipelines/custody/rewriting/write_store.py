"""Write the whole data folder anew as an act leaves it, beside the one in use."""

from __future__ import annotations

from pipelines import fault
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.renamed_findings import rename_findings
from pipelines.custody.rewriting.write_deliveries import write_deliveries, write_loose
from pipelines.custody.rewriting.write_records import write_records
from pipelines.deliveries.returned.former_seals import (
    FormerSeal,
    read_former_seals,
    write_former_seals,
)
from pipelines.deliveries.returned.workbook_seal import seal_key
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.deliveries.supersession.register import refresh_register
from pipelines.identity.access_log import write_log_again
from pipelines.identity.originals import write_originals_again
from pipelines.identity.secret import write_mark


def write_store(act: Act, report: Report) -> set[str]:
    """Write raw store, vault, receipts, people's answers and records, the access log.

    Returns:
        ids of the deliveries of which nothing is kept.

    Raises:
        Problem: a delivery's vault does not open or does not know a key, or the access log was
            tampered with.
    """
    receipts = read_receipts(act.folder)
    dropped = write_deliveries(act, receipts, report)
    rename_findings(act.folder, act.renaming)
    report("custody_step_records", 0, 0)
    write_loose(act)
    write_records(act, receipts, dropped)
    keys = (act.old.vault_key, act.new.vault_key)
    write_log_again(act.folder, act.to, keys, act.renaming.text)
    write_originals_again(act.folder, act.to, keys, act.is_kept)
    _write_seals(act)
    write_mark(act.to, act.new)
    fault.point("custody.records")
    refresh_register(act.to)
    fault.point("custody.register")
    return dropped


def _write_seals(act: Act) -> None:
    seals = read_former_seals(act.folder, act.old.vault_key)
    words = act.renaming.words
    if act.old.vault_key == act.new.vault_key:
        # What somebody's findings are called now would lead back to a person who was forgotten.
        left = [
            FormerSeal(one.key, {old: new for old, new in one.findings.items() if new not in words})
            for one in seals
        ]
        write_former_seals(act.to, act.new.vault_key, left)
        return
    of_findings = {old: new for old, new in words.items() if old[:1].isupper()}
    moved = [
        FormerSeal(one.key, {old: of_findings.get(new, new) for old, new in one.findings.items()})
        for one in seals
    ]
    last = FormerSeal(seal_key(act.old.vault_key), of_findings)
    write_former_seals(act.to, act.new.vault_key, [*moved, last])
