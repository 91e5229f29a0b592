"""What one deliverer is told, as frames that the sheets of its workbook are written from."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.deliveries.returned.layout import EXPLANATIONS, MARK_COLUMNS

WARNING_COLUMNS = ("编号", "报表", "所属期", "文件", "所在表", "所在行", "栏目", "疑问", "说明")
FINDING_COLUMNS = ("编号", "检查", "项目", "首月", "月数", "对象", "身份证号", "依据", "怎么办")
FINDING_COLUMNS += ("涉及金额", "现状")
MISSING_COLUMNS = ("编号", "报表", "所属月", "应报日期", "报送日期", "情况")
# A deliverer: its area's code, and the section within the district.
DelivererName = tuple[str, str | None]


def _empty(columns: tuple[str, ...]) -> pl.DataFrame:
    return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))


@dataclass
class FeedRows:
    """The open rejected rows of one feed.

    Attributes:
        explained: EXPLANATIONS but the answer, as text.
        cells: the form's own columns, as text.
        marks: MARK_COLUMNS.
    """

    feed: str
    explained: pl.DataFrame
    cells: pl.DataFrame
    marks: pl.DataFrame


@dataclass
class TownReturn:
    """What a deliverer is told; every frame is text and in the order in which it is shown.

    Attributes:
        name: how the deliverer is called, also in its file's name.
        rows: by feed, in the order of the feeds' words.
    """

    code: str
    section: str | None
    name: str
    rows: list[FeedRows] = field(default_factory=list)
    warnings: pl.DataFrame = field(default_factory=lambda: _empty(WARNING_COLUMNS))
    findings: pl.DataFrame = field(default_factory=lambda: _empty(FINDING_COLUMNS))
    missing: pl.DataFrame = field(default_factory=lambda: _empty(MISSING_COLUMNS))

    @property
    def row_count(self) -> int:
        """How many rejected rows it is told of."""
        return sum(len(feed.marks) for feed in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        told = (self.warnings, self.findings, self.missing)
        return not self.row_count and all(frame.is_empty() for frame in told)

    def people(self, titles: dict[str, tuple[str, ...]]) -> pl.Series:
        """Who is named in the workbook, each person once: the number, else the name.

        Args:
            titles: by feed, the headers that hold a person's number and name, the number first.
        """
        found = [self.findings.select(who=pl.coalesce("身份证号", "对象"))]
        for feed in self.rows:
            headers = [title for title in titles[feed.feed] if title in feed.cells.columns]
            if headers:
                found.append(feed.cells.select(who=pl.coalesce(headers)))
        return pl.concat(found)["who"].drop_nulls().unique()


NO_MARKS = pl.DataFrame(schema=dict.fromkeys(MARK_COLUMNS, pl.String))
EXPLAINED = EXPLANATIONS[:-1]
