"""How well the checks find what answers.json says is true, and nothing else.

`python -m tests.oversight.score 1 7 42` makes the sample of each seed, takes it in, builds it and
prints found, planted and falsely found for each check; the exit status is 1 when one is off.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.build.current import open_current
from pipelines.data_folder import DataFolder
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.identity.id_numbers import id_facts
from pipelines.identity.keys import Keyring, normalise
from pipelines.identity.secret import load_secret
from tests.district.made_district import made_district

# Subject kinds of answers.json whose key is made of a plain value.
DOMAINS = {"person": "person", "account": "account", "donor": "name", "worker": "name"}
_COLUMNS = (
    "check_code, subject_key, programme_code, strftime(first_month, '%Y-%m'), month_count,"
    " cast(amount_at_risk_yuan as varchar), town_code"
)

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Score:
    """One check: what the answers hold, what of it was found whole, and what is too much."""

    code: str
    planted: int
    found: int
    missed: list[Row]
    false: list[Row]

    @property
    def is_perfect(self) -> bool:
        """Whether recall and precision are 1."""
        return not self.missed and not self.false


def score(data: Path, answers: dict[str, Any]) -> list[Score]:
    """Every check of the published build against the answers, in the order of the codes.

    A finding counts as found when check, subject, programme, first month, number of months,
    yuan and town are all as the answers have them.
    """
    expected = Counter(expected_rows(data, answers["faults"]))
    with open_current(DataFolder(data)) as connection:
        made = Counter(found_rows(connection))
        codes = connection.execute("select check_code from checks order by 1").fetchall()
    return [
        Score(
            code,
            planted=_count(expected, code),
            found=_count(expected & made, code),
            missed=_of(expected - made, code),
            false=_of(made - expected, code),
        )
        for (code,) in codes
    ]


def expected_rows(data: Path, faults: list[dict[str, Any]]) -> list[Row]:
    """The answers' findings with subjects as the warehouse keys them."""
    keys = _keys(data, faults)
    return [
        (
            fault["code"],
            keys.get((fault["subject"]["kind"], fault["subject"]["value"]))
            or fault["subject"]["value"],
            fault["programme_code"],
            fault["first_month"],
            fault["month_count"],
            fault["amount_yuan"],
            fault["town_code"],
        )
        for fault in faults
    ]


def found_rows(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The build's findings in the shape of `expected_rows`."""
    query = f"select {_COLUMNS} from fct_findings"
    return connection.execute(query).fetchall()


def _keys(data: Path, faults: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    keyring = Keyring(load_secret(DataFolder(data)).hmac_key)
    keys = {}
    for kind, domain in DOMAINS.items():
        values = sorted({f["subject"]["value"] for f in faults if f["subject"]["kind"] == kind})
        plain = normalise(domain, pl.Series("number", values, dtype=pl.String))
        keyed = keyring.keys_of(domain, id_facts(plain)["number_18"] if kind == "person" else plain)
        keys |= {(kind, value): key for value, key in zip(values, keyed, strict=True)}
    villages = load_area_book().villages
    keys |= {("village", name): codes[0] for name, codes in villages.items()}
    return keys


def _count(rows: Counter[Row], code: str) -> int:
    return sum(number for row, number in rows.items() if row[0] == code)


def _of(rows: Counter[Row], code: str) -> list[Row]:
    return sorted((row for row in rows.elements() if row[0] == code), key=str)


def print_scores(scores: list[Score], is_verbose: bool = False) -> None:
    """A line a check, and the findings that are off; no subject is printed whole."""
    print("check  planted  found  missed  falsely found")
    for one in scores:
        counts = (one.planted, one.found, len(one.missed), len(one.false))
        print(f"{one.code:5}" + "".join(f"{count:8}" for count in counts))
        for word, rows in (("missed", one.missed), ("false", one.false)):
            for row in rows if is_verbose else rows[:3]:
                print(f"        {word}: {row[1][:44]} {' '.join(map(str, row[2:]))}")


def main(arguments: list[str]) -> int:
    """Score seeds given as numbers, or `DATA_FOLDER ANSWERS_FILE` of a district that is there."""
    perfect = True
    if arguments and not arguments[0].isdigit():
        answers = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        scores = score(Path(arguments[0]), answers)
        print_scores(scores, is_verbose=True)
        return 0 if all(one.is_perfect for one in scores) else 1
    for seed in map(int, arguments or ("1", "7", "42")):
        with tempfile.TemporaryDirectory() as folder:
            found = made_district(Path(folder), seed)
            scores = score(found.data, found.answers)
        print(f"\nseed {seed}")
        print_scores(scores)
        planted, found = sum(s.planted for s in scores), sum(s.found for s in scores)
        false = sum(len(s.false) for s in scores)
        print(
            f"recall {found / max(planted, 1):.4f}, precision {found / max(found + false, 1):.4f}"
        )
        perfect &= all(one.is_perfect and one.planted for one in scores)
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
