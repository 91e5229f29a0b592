"""Plants the faults of every check: in the invented rows, then in the planned deliveries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.faults.deaths.paid_after_death import plant_payments_after_death
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.settle_allowance import settle_allowance

if TYPE_CHECKING:
    from pipelines.sample.invention import Invention

Planter = Callable[["Invention", FaultBook], None]
DeliveryPlanter = Callable[[list[Delivery], FaultBook], None]

# In this order; who comes first chooses first among the people.
PLANTERS: tuple[Planter, ...] = (plant_payments_after_death,)
DELIVERY_PLANTERS: tuple[DeliveryPlanter, ...] = ()


def plant_faults(invention: Invention) -> None:
    """Plant what lies in rows, then bring the allowance of 2013 back to the article's total."""
    for plant in PLANTERS:
        plant(invention, invention.book)
    settle_allowance(invention, invention.book)


def plant_in_deliveries(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant what lies in deliveries, and note what the sample's own editions are found for."""
    for plant in DELIVERY_PLANTERS:
        plant(deliveries, book)
