"""The seal of a return workbook: nobody but this installation says what it may close or answer."""

from __future__ import annotations

import hmac

import polars as pl

from pipelines.deliveries.returned.layout import MARK_COLUMNS

_BETWEEN_CELLS, _BETWEEN_ROWS = "\x1f", "\x1e"
_PURPOSE = b"return workbook"
_DIGEST = "sha256"


def seal_key(vault_key: bytes) -> bytes:
    """What workbooks are sealed with as long as the vault has this key."""
    return hmac.digest(vault_key, _PURPOSE, _DIGEST)


def workbook_seal(name: str, marks: pl.DataFrame, findings: list[str], key: bytes) -> str:
    """A code made of whom the workbook is for, the rows and the findings that stand in it.

    Args:
        name: the deliverer, as the workbook names it.
        marks: MARK_COLUMNS.
        findings: ids of the findings it lists.
        key: `seal_key` of the vault that its plain values came from.
    """
    rows = marks.select(pl.col(c).cast(pl.String).fill_null("") for c in MARK_COLUMNS).rows()
    parts = [name, *(_BETWEEN_CELLS.join(row) for row in rows), *findings]
    return hmac.digest(key, _BETWEEN_ROWS.join(parts).encode(), _DIGEST).hex()


def is_sealed(
    seal: str | None, name: str | None, marks: pl.DataFrame, findings: list[str], key: bytes
) -> bool:
    """Whether the seal is that of just these marks and findings."""
    return hmac.compare_digest(seal or "", workbook_seal(name or "", marks, findings, key))
