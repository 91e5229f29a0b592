"""An article as plain data for templates: words, and figures with the number of their note."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.summary.content.article import Article, KeyWorkEntry, Paragraph
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.sentence import Mark
from pipelines.summary.editions.how_to_read import how_to_read
from pipelines.summary.editions.notes import note_words, period_words

# Units of drawing: a column of the newspaper's page, and the width of a page of text.
_NARROW, _WIDE = 300, 460
# Of these the first that are known stand in large type below the headline.
_LARGE = (
    *("kw04_allowance_spending", "kw07_student_aid_spending", "kw06_people_aided"),
    *("kw09_received", "kw03_elders_served", "kw02_organisations_incubated"),
)
_MOST_LARGE = 4
_NOTES_TITLE = "数字说明"
_RESTATEMENTS_TITLE = "重述"
_RESTATEMENTS_NOTE = "本年度已封存，文中数字按封存时的保留；下列数字此后有变化。"
_NO_DELIVERY = "报送没有变化，统计方法有变化"
_NO_TARGET = "当年未设目标"
_Numbers = dict[tuple[str, str, str], int]


def told_article(article: Article) -> dict[str, Any]:
    """Everything that a template prints.

    A paragraph is a list of pieces {"text", "note", "is_mark"}; note is null for plain words,
    and a mark is a place for the editor, which drafts alone print.
    """
    numbers = {_key(fact): place for place, fact in enumerate(article.facts, 1)}
    return {
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
        "charts": _charts(article.exhibits),
        "restatements_title": _RESTATEMENTS_TITLE,
        "restatements_note": _RESTATEMENTS_NOTE,
        "restatements": [
            {
                "name": one.name,
                "period": period_words(one.period),
                "closed": one.closed_words,
                "current": one.current_words,
                "deliveries": one.deliveries or _NO_DELIVERY,
            }
            for one in article.restatements
        ],
        "how_to_read": how_to_read(article),
        "notes_title": _NOTES_TITLE,
        **_official(article),
        "notes": [note_words(fact) for fact in article.facts],
    }


def without_marks(told: dict[str, Any]) -> dict[str, Any]:
    """The same for print: no places for the editor, nor paragraphs of them alone."""
    sections = [
        section
        | {
            "paragraphs": [
                pieces
                for paragraph in section["paragraphs"]
                if (pieces := [piece for piece in paragraph if not piece["is_mark"]])
            ]
        }
        for section in told["sections"]
    ]
    return told | {"sections": sections}


def span_words(article: Article) -> str:
    """What the summary is of: 2013年, or 2013年1至6月."""
    month = article.as_of_month.month
    if article.is_whole_year:
        return f"{article.year}年"
    return f"{article.year}年1月" if month == 1 else f"{article.year}年1至{month}月"


def _official(article: Article) -> dict[str, str]:
    """What an official document has besides: its title, and the places that only people fill."""
    return {
        "official_title": f"{article.place}{span_words(article)}民生重点工作总结",
        "lacking_title": "存在的不足",
        "next_title": "下一步工作",
        "next_mark": Mark("下一步工作安排").text,
        "signature_mark": Mark("发文机关署名").text,
        "date_mark": Mark("成文日期").text,
    }


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
    found = [named[name] for name in _LARGE if name in named][:_MOST_LARGE]
    return [{"name": f.name, "words": f.words, "note": numbers[_key(f)]} for f in found]


def _key_work(work: KeyWorkEntry, numbers: _Numbers) -> dict[str, Any]:
    return {
        "number": work.number,
        "title": work.title,
        "rank": work.rank,
        "status": work.status or _NO_TARGET,
        "has_target": bool(work.status),
        "reached": "；".join(work.reached),
        "told": _paragraph(work.told, numbers),
        "reason": work.reason,
    }


def _charts(exhibits: Iterable[Exhibit]) -> list[dict[str, Any]]:
    """Each chart in both widths; drawn beside one another, for the drawing lets go of Python."""
    asked = [(exhibit, width) for exhibit in exhibits for width in (_NARROW, _WIDE)]
    with ThreadPoolExecutor() as threads:
        # A thread has the language of who asks only in a copy of the asker's context.
        drawing = [threads.submit(copy_context().run, chart_svg, *one) for one in asked]
        drawn = [one.result() for one in drawing]
    return [
        {
            "title": exhibit.title,
            "narrow": narrow,
            "wide": wide,
            "alt": chart_words(exhibit),
            "definition": exhibit.definition,
        }
        for exhibit, narrow, wide in zip(exhibits, drawn[::2], drawn[1::2], strict=True)
    ]


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.indicator_id, fact.period, fact.area_code
