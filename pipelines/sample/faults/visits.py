"""An additional home-care visit, by a worker of its own, so that nobody's hours overlap."""

from __future__ import annotations

from datetime import date
from random import Random

from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import month_of
from pipelines.sample.people.person import Person
from pipelines.sample.services.visits import FEE_AN_HOUR, SERVICES, STARTS
from pipelines.sample.world import Row


def add_visit(invention: Invention, person: Person, day: date, rng: Random) -> Row:
    """Put a visit of the person on the day into the town's list, in its place."""
    hours = rng.choice((1, 1.5))
    row = {
        **person.place(),
        "visited_on": day,
        "started_at": rng.choice(STARTS),
        "service_type": rng.choice(SERVICES),
        "hours": hours,
        "worker": invention.world.population.names.draw("女"),
        "provider": local_word("home_care_providers")[person.town],
        "fee": int(hours * FEE_AN_HOUR),
    }
    rows = invention.monthly["home_care_visits"][person.town, month_of(day)]
    rows.append(row)
    rows.sort(key=lambda row: (row["visited_on"], row["started_at"], row["worker"]))
    return row
