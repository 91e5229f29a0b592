"""I1 and I2: numbers that fail their check, and a name under two numbers a digit apart."""

from __future__ import annotations

from itertools import cycle

from stdnum.cn import ric

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.finding import Later
from pipelines.sample.invention import Invention
from pipelines.sample.world import Row

CHECK_DIGITS = "0123456789X"
POINTS, PERMITS = "points_applications", "residence_permits"


def plant_wrong_numbers(invention: Invention, book: FaultBook) -> None:
    """Plant I1 in lists that little depends on, and valid numbers that look odd."""
    variants = cycle((_slip_in_points, _slip_twice_in_exam, _shift_month, _lose_a_digit))
    for _ in range(book.count("I1", 3, 5)):
        next(variants)(invention, book)
    short = [person for person in invention.world.population.people if person.short_id][:2]
    for person in short:
        book.near_miss("I1", "person", person.printed_id, "a valid number of 15 digits")


def plant_close_numbers(invention: Invention, book: FaultBook) -> None:
    """Plant I2: a candidate's number is a digit off in the second year's list."""
    exams = invention.yearly["social_work_exams"]
    by_year = {year: rows for (_, year), rows in exams.items()}
    earlier = {row["id_no"] for row in by_year[2012]}
    again = [row for row in by_year[2013] if row["id_no"] in earlier]
    for row in book.choose("I2", again, max(1, book.count("I2") // 2)):
        wrong = _with_wrong_digit(row["id_no"], book, "I2")
        cause = _rename(book, "I2", row, wrong)
        _expect(book, "I1", row, cause)


def _slip_in_points(invention: Invention, book: FaultBook) -> None:
    """A digit off in an application; the permit has it right."""
    for row in book.choose("I1", invention.ledgers[POINTS], 1):
        cause = _rename(book, "I1", row, _with_wrong_digit(row["id_no"], book, "I1"))
        _expect(book, "I2", row, cause)


def _slip_twice_in_exam(invention: Invention, book: FaultBook) -> None:
    """Two digits off: no number of the same name is close."""
    for row in book.choose("I1", _candidates(invention), 1):
        wrong = _with_wrong_digit(row["id_no"], book, "I1")
        order = str((int(wrong[15]) + 3) % 10)
        twice = wrong[:15] + order + wrong[16:]
        if twice[-1] == ric.calc_check_digit(twice):
            twice = twice[:-1] + CHECK_DIGITS[CHECK_DIGITS.index(twice[-1]) - 1]
        _rename(book, "I1", row, twice)


def _shift_month(invention: Invention, book: FaultBook) -> None:
    """A birth date that there is not, in the thirteenth month, with a right check digit."""
    rows = [row for listed in invention.monthly[PERMITS].values() for row in listed]
    for row in book.choose("I1", rows, 1):
        stem = row["id_no"][:10] + "13" + row["id_no"][12:17]
        _rename(book, "I1", row, stem + ric.calc_check_digit(stem + "0"))


def _lose_a_digit(invention: Invention, book: FaultBook) -> None:
    """A number of 17 digits."""
    for row in book.choose("I1", _candidates(invention), 1):
        _rename(book, "I1", row, row["id_no"][:14] + row["id_no"][15:])


def _candidates(invention: Invention) -> list[Row]:
    """Candidates of the second year who did not sit the first year's exam."""
    by_year = {year: rows for (_, year), rows in invention.yearly["social_work_exams"].items()}
    earlier = {row["id_no"] for row in by_year[2012]}
    return [row for row in by_year[2013] if row["id_no"] not in earlier]


def _with_wrong_digit(number: str, book: FaultBook, code: str) -> str:
    """The number with another check digit."""
    others = [digit for digit in CHECK_DIGITS[:10] if digit != number[-1]]
    return number[:-1] + book.rng(code).choice(others)


def _rename(book: FaultBook, code: str, row: Row, wrong: str) -> str:
    """Write the wrong number into the row and expect its finding; the cause's name."""
    cause = book.cause(code)
    row["id_no"] = book.slip(wrong)
    book.take(row)
    _expect(book, code, row, cause)
    return cause


def _expect(book: FaultBook, code: str, row: Row, cause: str) -> None:
    number = row["id_no"]
    book.later.append(Later(code, number, row.get("town"), cause, {number}, lambda *_: True))
