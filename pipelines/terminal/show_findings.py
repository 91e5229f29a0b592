"""Findings on the screen: a line a check, or a few lines a finding."""

from __future__ import annotations

from decimal import Decimal

from pipelines.language import language_in_force, say
from pipelines.query.findings import CheckCount, Found
from pipelines.terminal.named import area_name
from pipelines.terminal.show_table import show_table


def show_counts(counts: list[CheckCount]) -> None:
    """Print how many findings each check made, of how many nobody has answered yet."""
    rows = [
        [
            count.check_code,
            count.name_zh if language_in_force() == "zh" else count.name_en,
            f"{count.finding_count:,}",
            f"{count.open_count:,}",
            _yuan(count.amount_at_risk_yuan),
            _yuan(count.recovered_yuan),
        ]
        for count in counts
    ]
    headings = ("code", "name", "count", "open", "amount_heading", "recovered")
    show_table([f"findings_{heading}" for heading in headings], rows)
    total = sum(count.finding_count for count in counts)
    print(say("findings_total", count=f"{total:,}"))


def show_findings(found: list[Found]) -> None:
    """Print each finding: its id, town, months and answer; the evidence; the remedy."""
    for one in found:
        print(
            say(
                "findings_line",
                id=one.finding_id,
                name=one.name_zh if language_in_force() == "zh" else one.name_en,
                town=area_name(one.town_code),
                month=f"{one.first_month:%Y-%m}",
                months=one.month_count,
                amount=_yuan(one.amount_at_risk_yuan),
                disposition=say(f"disposition_{one.disposition}"),
            )
        )
        print(f"  {one.evidence}")
        print(f"  {one.how_to_fix}")
    print(say("findings_total", count=f"{len(found):,}"))


def _yuan(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount:,.2f}"
