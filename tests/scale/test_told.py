"""The tables of results: ratios, growth, failures, and their place in the document."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from benchmarks.scale import __main__ as command
from benchmarks.scale.__main__ import BEGIN, DOCUMENT, END, write_section
from benchmarks.scale.measure_size import Result
from benchmarks.scale.measured import Measured
from benchmarks.scale.record import Record, read_record, write_result
from benchmarks.scale.told import RATIOS, WORDS, failures, told


def result(way: str, payments: int, seconds: float, failure: str = "", unequal: str = "") -> Result:
    return Result(way, payments, Measured(seconds, seconds / 2, 100, failure), unequal=unequal)


def test_ratios_and_growth_are_of_the_clock_and_of_the_processor() -> None:
    results = {
        1.0: {"build": result("build", 10**6, 20), "floor": result("floor", 10**6, 5)},
        10.0: {"build": result("build", 10**7, 80), "floor": result("floor", 10**7, 50)},
    }
    lines = told(Record(results))
    assert "| build ÷ floor | 4.00 (4.00) | 1.60 (1.60) |" in lines
    assert "| floor | 1.00 (1.00) |" in lines
    assert f"| build | {math.log10(4):.2f} ({math.log10(4):.2f}) |" in lines


def test_what_failed_or_differs_is_told_and_has_no_ratio() -> None:
    of_size = {
        "build": result("build", 10**6, 20),
        "floor": result("floor", 10**6, 5, unequal="fct_payments: 3 rows"),
        "pandas": result("pandas", 10**6, 9, failure="status -9: killed"),
    }
    lines = told(Record({1.0: of_size}))
    assert failures(of_size) == [
        ("floor", "fct_payments: 3 rows"),
        ("pandas", "status -9: killed"),
    ]
    assert "- floor: fct_payments: 3 rows" in lines
    assert "- pandas: status -9: killed" in lines
    assert any("**differs**" in line for line in lines)
    assert not any(line.startswith("| pandas ÷") for line in lines)


def test_every_ratio_is_of_known_ways() -> None:
    assert {way for pair in RATIOS for way in pair} <= set(WORDS)


def test_only_what_stands_between_the_marks_is_written(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    for line in ("new", "newer"):
        write_section(document, [line, ""])
    assert document.read_text("utf-8") == f"before\n{BEGIN}\nnewer\n{END}\nafter\n"


def test_the_document_tells_what_the_record_holds() -> None:
    before, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
    told_there, _ = rest.split(END)
    assert before
    assert told_there.strip() == "\n".join(told(read_record())).strip()


def test_the_record_keeps_the_latest_of_each_way_and_the_run_before(tmp_path: Path) -> None:
    record = tmp_path / "record.jsonl"
    for seconds, machine in ((30, "old"), (20, "old"), (10, "new")):
        write_result(10.0, result("build", 10**7, seconds), machine, record)
    write_result(1.0, result("floor", 10**6, 5), "new", record)
    known = read_record(record)
    assert [*known.latest] == [1.0, 10.0]
    assert known.latest[10.0]["build"].measured.seconds == 10
    assert known.before[10.0]["build"].measured.seconds == 20
    assert [line.split(": ")[1] for line in known.machines] == ["new"]
    assert any("10.0 (5.0) | 20.0 (10.0)" in line for line in told(known))
    assert told(read_record(tmp_path / "none")) == []


def test_a_size_without_room_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_room(*_: object) -> None:
        raise RuntimeError("70 GB of disk are needed, 1 GB are free")

    monkeypatch.setattr(command, "make_store", no_room)
    assert command.measure_size(tmp_path, 100.0, tmp_path, ["build"], "a machine") == {}
    assert "70 GB of disk are needed" in capsys.readouterr().out
    assert not (tmp_path / "100").exists()
