"""An article as plain data for templates: words, and figures with the number of their note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.summary.content.article import Article, KeyWorkEntry, Paragraph, Restatement
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.sentence import Mark
from pipelines.summary.editions.how_to_read import how_to_read
from pipelines.summary.editions.notes import note_words, period_words
from pipelines.summary.editions.official import official
from pipelines.summary.editions.pieces import plain
from pipelines.summary.plan import plan

# Units of drawing: a column of the newspaper's page, the width of a page of text, and a height
# at which bars stand level with the charts beside them.
NARROW, WIDE, _HIGH = 300, 460, 205
_MOST_LARGE = 4
_NOTES_TITLE = "数字说明"
_RESTATEMENTS_TITLE = "重述"
_RESTATEMENTS_NOTE = (
    "年度已封存，文中数字按封存时的保留，各项工作的状态按现有报送判断；下列数字此后有变化。"
)
_RESTATEMENT_HEADS = ("数字", "封存时", "现为", "报送的变化")
_NO_DELIVERY = "报送没有变化，统计方法有变化"
_NO_TARGET = "当年未设目标"
_Numbers = dict[tuple[str, str, str], int]


def told_article(article: Article, chart_width: int = WIDE) -> dict[str, Any]:
    """Everything that a template prints, its charts NARROW or WIDE.

    A paragraph is a list of pieces {"text", "note", "is_mark"}; note is null for plain words,
    and a mark is a place for the editor, which drafts alone print.
    """
    numbers = {_key(fact): place for place, fact in enumerate(article.facts, 1)}
    told = {
        "title": article.title,
        "deck": article.deck,
        "year": article.year,
        "span": span_words(article),
        "as_of": f"{article.as_of_month:%Y-%m}",
        "area": article.place,
        "build": article.build_id,
        "large": _large(article, numbers),
        "lede": _paragraph(article.lede, numbers),
        "sections": [
            {
                "kicker": section.kicker,
                "title": section.title,
                "paragraphs": [_paragraph(said, numbers) for said in section.paragraphs],
            }
            for section in article.sections
        ],
        "list_title": article.list_title,
        "list_note": article.list_note,
        "key_works": [_key_work(work, numbers) for work in article.key_works],
        "charts": _charts(article.exhibits, chart_width),
        "restatements_title": _RESTATEMENTS_TITLE,
        "restatements_note": _RESTATEMENTS_NOTE,
        "restatement_heads": _RESTATEMENT_HEADS,
        "restatements": [_restatement(one) for one in article.restatements],
        "how_to_read": how_to_read(article),
        "notes_title": _NOTES_TITLE,
        "notes": [note_words(fact) for fact in article.facts],
    }
    return told | {"official": official(article, told, span_words(article))}


def span_words(article: Article) -> str:
    """What the summary is of: 2013年, or 2013年1至6月."""
    month = article.as_of_month.month
    if article.is_whole_year:
        return f"{article.year}年"
    return f"{article.year}年1月" if month == 1 else f"{article.year}年1至{month}月"


def _restatement(one: Restatement) -> tuple[str, ...]:
    """A row of the table of restatements, as its heads say."""
    name = period_words(one.period) + one.name
    return name, one.closed_words, one.current_words, one.deliveries or _NO_DELIVERY


def _paragraph(said: Paragraph, numbers: _Numbers) -> list[dict[str, Any]]:
    return [
        {
            "text": piece if isinstance(piece, str) else piece.words,
            "note": None if isinstance(piece, str) else numbers[_key(piece)],
            "is_mark": isinstance(one, Mark),
        }
        for one in said
        for piece in ([one.text] if isinstance(one, Mark) else one.pieces)
    ]


def _large(article: Article, numbers: _Numbers) -> list[dict[str, Any]]:
    """The figures in large type, of those that the article names, this year's."""
    named = {f.indicator_id: f for f in sorted(article.facts, key=lambda f: f.period)}
    found = [named[name] for name in plan().large if name in named][:_MOST_LARGE]
    return [{"name": f.name, "words": f.words, "note": numbers[_key(f)]} for f in found]


def _key_work(work: KeyWorkEntry, numbers: _Numbers) -> dict[str, Any]:
    """`told` has milestones and figures as pieces; the reason stands apart, in a colour."""
    reached = [plain(f"{'；'.join(work.reached)}。")] if work.reached else []
    return {
        "number": work.number,
        "title": work.title,
        "rank": work.rank,
        "named": work.title + (f"（{work.rank}）" if work.rank else ""),
        "status": work.status or _NO_TARGET,
        "has_target": bool(work.status),
        "told": [*reached, *_paragraph(work.told, numbers)],
        "reason": work.reason,
    }


def _charts(exhibits: Iterable[Exhibit], width: int) -> list[dict[str, Any]]:
    return [
        {
            "title": exhibit.title,
            "drawing": chart_svg(exhibit, width, _HIGH),
            "alt": chart_words(exhibit),
            "definition": exhibit.definition,
        }
        for exhibit in exhibits
    ]


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.indicator_id, fact.period, fact.area_code
