"""A feed's inbound suite: what its contract says, and what only its subject does."""

from __future__ import annotations

from typing import Any

from expectations.inbound.contract_rules import contract_rules
from expectations.inbound.feed_rules import feed_rules
from expectations.inbound.row_rule import RowRule, one_of

# Totals are judged beside the feeds: their table is of all feeds.
TOTALS = "delivery_totals"
TOTAL_RULES = (one_of("total_differs", None, "agrees", [True], is_told=True),)


def suite_of(contract: Any) -> list[RowRule]:
    """The rules that the rows of a feed are held against."""
    return [*contract_rules(contract), *feed_rules(contract)]


def doubt_codes(contracts: list[Any]) -> frozenset[str]:
    """The codes of doubts that these suites write down, and intake itself never does."""
    rules = (rule for contract in contracts for rule in suite_of(contract))
    return frozenset(rule.code for rule in rules if not rule.is_told)
