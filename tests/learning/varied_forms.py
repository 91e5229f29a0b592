"""Forms as a town might make them up: other words, another order, units, two rows of headers.

Written from the department's list of the feeds; it shares no code and no word with intake.
"""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from tests.learning.form_cells import TOWNS, cell, plain, shown

HERE = Path(__file__).parent
PEOPLE = ("town", "village", "name", "id_no", "phone", "remark")
BESIDE = {
    "donations": ("town", "phone", "remark"),
    "village_reform": ("town", "village", "remark"),
    **dict.fromkeys(("social_work_exams", "residence_permits", "points_applications"), PEOPLE),
    **dict.fromkeys(("home_care_enrolments", "home_care_visits"), PEOPLE),
}


@dataclass
class VariedForm:
    """One form.

    Attributes:
        rows: the sheet's cells; merges: (top, left, bottom, right) from 0.
        headers: column → the header it stands under; below a group, the header alone.
        truth: column → its cells in plain text, money in yuan.
    """

    feed: str
    name: str
    rows: list[list[Any]]
    merges: list[tuple[int, int, int, int]]
    headers: dict[str, str]
    truth: dict[str, list[str]]

    def write(self, folder: Path, as_text: bool) -> Path:
        """The form as a file, a workbook or a text of the office's encoding."""
        if as_text:
            text = io.StringIO()
            csv.writer(text).writerows(self.rows)
            path = folder / f"{self.name}.csv"
            path.write_bytes(text.getvalue().encode("gb18030"))
            return path
        path = folder / f"{self.name}.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        for merge in self.merges:
            sheet.merge_range(*merge, "")
        for r, cells in enumerate(self.rows):
            for c, text in enumerate(cells):
                if text is not None:
                    sheet.write(r, c, text)
        book.close()
        return path


@cache
def forms() -> dict[str, dict]:
    """Feed → its title and columns: kind, header, other words, words kept apart."""
    found: dict[str, dict] = {}
    for subject in ("people", "services", "organisations"):
        found |= yaml.safe_load((HERE / f"{subject}.yml").read_text(encoding="utf-8"))
    shared = found.pop("shared")
    default = yaml.safe_load((HERE / "people.yml").read_text(encoding="utf-8")).keys()
    for feed, form in found.items():
        beside = BESIDE.get(feed, PEOPLE if feed in default else ("town", "remark"))
        form["columns"] = {**{name: shared[name] for name in beside}, **form["columns"]}
    return found


def varied_form(seed: int, apart: bool = False) -> VariedForm:
    """The form of a seed; `apart`: in words that were kept apart from the program's making."""
    chance = random.Random(seed)
    known = forms()
    feed = list(known)[seed % len(known)]
    form = known[feed]
    names = [n for n, column in form["columns"].items() if "!" in column[0].split()[0]]
    names += [n for n in form["columns"] if n not in names and chance.random() < 0.6]
    if feed == "village_reform":
        names = list(dict.fromkeys(["village", *names]))
    chance.shuffle(names)
    headers: dict[str, str] = {}
    for name in names:
        _, official, others, kept = form["columns"][name]
        words = (kept or [official]) if apart else others
        word = official if chance.random() < 0.4 else chance.choice(words)
        headers[name] = word if word not in headers.values() else official
    return _laid_out(chance, feed, form, headers, f"来表{seed}")


def _laid_out(
    chance: random.Random, feed: str, form: dict, headers: dict[str, str], name: str
) -> VariedForm:
    count = chance.randint(8, 20)
    kinds = {n: form["columns"][n][0] for n in headers}
    cells = {n: [cell(kinds[n], chance) for _ in range(count)] for n in headers}
    if "certificate_no" in cells:
        levels = cells.get("level", ["一级"] * count)
        digits = ["零一二三四".index(level[0]) for level in levels]
        cells["certificate_no"] = [f"{i}4{d}" for i, d in zip(cells["id_no"], digits, strict=True)]
    truth = {n: [plain(kinds[n], one) for one in column] for n, column in cells.items()}
    unit, said = chance.choice(
        [(1, ""), (1, "（元）"), (1, "/元"), (10000, "（万元）"), (10000, "row")]
    )
    for n in (n for n in headers if kinds[n].startswith("money")):
        cells[n] = [one / unit for one in cells[n]]
    columns = [
        (_printed(headers[n], kinds[n], said), [shown(one) for one in cells[n]]) for n in headers
    ]
    _add_columns(chance, columns, count)
    rest = [None] * (len(columns) - 1)
    title = chance.choice([form["title"], form["title"][:-1] + "明细表", "报送表"])
    rows: list[list[Any]] = [[f"{chance.choice(TOWNS)}2013年7月{title}", *rest]]
    rows += [[*rest, "单位：万元"]] if said == "row" else []
    merges = _write_header(chance, rows, [word for word, _ in columns])
    rows += [list(row) for row in zip(*(values for _, values in columns), strict=True)]
    rows.append(["制表：陈志明  审核：何丽", *rest])
    return VariedForm(feed, name, rows, merges, headers, truth)


def _add_columns(chance: random.Random, columns: list[tuple[str, list]], count: int) -> None:
    """Columns that no contract asks for, and sometimes a serial number."""
    others = (("录入员", ["王小红", "李建国"]), ("核对", ["√"]), ("片区", ["东片", "西片"]))
    for word, values in others:
        if chance.random() < 0.3:
            at = chance.randint(0, len(columns))
            columns.insert(at, (word, [chance.choice(values) for _ in range(count)]))
    if chance.random() < 0.5:
        columns.insert(0, ("序号", [str(i + 1) for i in range(count)]))


def _write_header(
    chance, rows: list[list[Any]], words: list[str]
) -> list[tuple[int, int, int, int]]:
    """One row, or two with some neighbours below a title of their own."""
    top = len(rows)
    if chance.random() < 0.65 or len(words) < 5:
        rows.append(words)
        return []
    left = chance.randint(1, len(words) - 3)
    upper = [*words[:left], chance.choice(["基本情况", "办理情况"]), None, *words[left + 2 :]]
    lower = [None] * left + words[left : left + 2] + [None] * (len(words) - left - 2)
    rows += [upper, lower]
    upright = [(top, c, top + 1, c) for c in range(len(words)) if lower[c] is None]
    return [(top, left, top, left + 1), *upright]


def _printed(word: str, kind: str, said: str) -> str:
    return word + said if kind.startswith("money") and said != "row" else word
