"""The months that a delivery is about, as a careful reader of its file tells them."""

from __future__ import annotations

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.months import month_of


def period_of(delivery: Delivery) -> tuple[int, int]:
    """First and last month: a register's rows begin it and its title ends it; a nil return's."""
    column = load_forms()[delivery.feed].period
    days = [row[column] for row in delivery.accepted_rows() if column and row.get(column)]
    if days:
        return month_of(min(days)), max(month_of(max(days)), delivery.months[1])
    return delivery.months if delivery.rows else (delivery.months[1], delivery.months[1])
