"""In which lists a person stands, so that a fault touches one of them only."""

from __future__ import annotations

from pipelines.sample.invention import Invention
from pipelines.sample.months import MONTHS
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder

LAST_MONTH = MONTHS.stop - 1


class Roles:
    """Who belongs to a household on the roll, has home care or care payments, was in hospital."""

    def __init__(self, invention: Invention):
        cast = invention.cast
        self._households = {id(p) for home in cast.households for p in home.members}
        self._elders = {id(elder.person) for elder in cast.elders}
        self._stays = {id(stay.person) for stay in cast.stays}
        self._holders = {id(holder.person) for holder in cast.holders}
        lists = invention.monthly["disability_care_payments"]
        self._cared = {row["id_no"] for rows in lists.values() for row in rows}

    def is_cared(self, person: Person) -> bool:
        """Whether 托养 or 康复护理 is paid to the person."""
        return person.printed_id in self._cared

    def is_disabled(self, person: Person) -> bool:
        """Whether the person holds a certificate."""
        return id(person) in self._holders

    def is_served(self, person: Person) -> bool:
        """Whether the person has home care or was in hospital."""
        return id(person) in self._elders or id(person) in self._stays

    def draws_only(self, holder: Holder, care: bool = False) -> bool:
        """Whether the holder draws the allowance until the end, with care or without, no more."""
        person = holder.person
        is_steady = holder.decision == "同意" and holder.end == LAST_MONTH
        is_elsewhere = id(person) in self._households or self.is_served(person)
        return is_steady and not is_elsewhere and self.is_cared(person) == care
