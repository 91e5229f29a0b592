"""O6 and O7: a student aided twice in a year, a death claimed for twice."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import HORIZON, month_of
from pipelines.sample.programmes.students import STEP

YEAR = 2012
URN = "urn_storage"


def plant_second_aids(invention: Invention, book: FaultBook) -> None:
    """Plant O6 in 2012, whose sums the article does not tell; next year's aid is none."""
    lists = {key: rows for key, rows in invention.yearly["student_aid"].items() if key[1] == YEAR}
    aided = [row for rows in lists.values() for row in rows]
    rng = book.rng("O6")
    for row in book.choose("O6", aided, book.count("O6")):
        amount = row["amount"] - rng.randint(0, 2) * STEP
        sponsor = rng.choice([s for s in local_word("sponsors") if s != row["sponsor"]])
        again = {**row, "amount": amount, "sponsor": sponsor}
        lists[row["town"], YEAR].append(again)
        book.find(
            *("O6", "person", row["id_no"], [month_of(row["paid_on"])]),
            cause=book.cause("O6"),
            programme="student_aid",
            town=row["town"],
            amount=amount,
        )
    both = {
        r["id_no"]
        for (_, y), rows in invention.yearly["student_aid"].items()
        for r in rows
        if y == 2013
    }
    for row in book.choose("O6", [row for row in aided if row["id_no"] in both], 2):
        book.near_miss("O6", "person", row["id_no"], "aided in each of two years")


def plant_second_claims(invention: Invention, book: FaultBook) -> None:
    """Plant O7: somebody else claims for the same death, for less."""
    lists = invention.monthly["funeral_waivers"]
    claims = [
        row
        for rows in lists.values()
        for row in rows
        if row.get(URN) and row["claimed_on"] <= HORIZON - timedelta(days=60)
    ]
    rng, population = book.rng("O7"), invention.world.population
    first = min(row["claimed_on"] for row in claims)
    late = [row for row in claims if row["claimed_on"] > first]
    for row in book.choose("O7", late, book.count("O7")):
        claimed = row["claimed_on"] + timedelta(days=rng.randint(5, 50))
        again = {key: cell for key, cell in row.items() if key != URN}
        again |= {"amount": row["amount"] - row[URN], "claimed_on": claimed}
        again |= {"claimant_name": population.names.draw("男"), "phone": population.phone()}
        lists[row["town"], month_of(claimed)].append(again)
        book.find(
            *("O7", "person", row["id_no"], [month_of(claimed)]),
            cause=book.cause("O7"),
            programme="funeral_waiver",
            town=row["town"],
            amount=again["amount"],
        )
