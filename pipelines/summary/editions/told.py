"""An article as plain data for templates: words, and figures with the number of their note."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.report.number_words import RATIO
from pipelines.report.value_notes import guard_note
from pipelines.summary.content.article import Article, Paragraph
from pipelines.summary.content.fact import Fact

# So many signs of text are as high as a heading or a chart in a column of the page.
_HEADING_SIGNS, _CHART_SIGNS = 70, 250
_LIST_TITLE = "重点工作进度一览"
_NOTES_TITLE = "数字说明"
_RESTATEMENTS_TITLE = "重述"
_RESTATEMENTS_NOTE = "本年度已封存，文中数字按封存时的保留；下列数字此后有变化。"
_NO_DELIVERY = "报送没有变化，统计方法有变化"
_HOW_TO_READ = (
    "文中每个数字都由镇街和科室的报送表汇总而成，角标对应文末的口径与来源。"
    "“约”表示上下百分之五以内；“多”表示超过该数而不到下一个整数位；人数一律按人去重，不按人次。"
)


def told_article(article: Article) -> dict[str, Any]:
    """Everything that a template prints.

    A paragraph is a list of pieces {"text", "note"}; note is null for plain words.
    """
    numbers = {_key(fact): place for place, fact in enumerate(article.facts, 1)}

    def paragraph(sentences: Paragraph) -> list[dict[str, Any]]:
        pieces = [piece for sentence in sentences for piece in sentence.pieces]
        return [
            {"text": piece, "note": None}
            if isinstance(piece, str)
            else {"text": piece.words, "note": numbers[_key(piece)]}
            for piece in pieces
        ]

    return {
        "title": article.title,
        "deck": article.deck,
        "year": article.year,
        "as_of": f"{article.as_of_month:%Y-%m}",
        "area": article.area_name,
        "build": article.build_id,
        "lede": paragraph(article.lede),
        "sections": [
            {
                "kicker": section.kicker,
                "title": section.title,
                "paragraphs": [paragraph(sentences) for sentences in section.paragraphs],
            }
            for section in article.sections
        ],
        "left_sections": _left_sections(article),
        "list_title": _LIST_TITLE,
        "key_works": [
            {
                "number": work.number,
                "title": work.title,
                "rank": work.rank,
                "status": work.status,
                "reached": "；".join(work.reached),
                "told": paragraph(work.told),
            }
            for work in article.key_works
        ],
        "charts": [
            {
                "title": exhibit.title,
                "svg": chart_svg(exhibit),
                "alt": chart_words(exhibit),
                "definition": exhibit.definition,
            }
            for exhibit in article.exhibits
        ],
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
        "how_to_read": _HOW_TO_READ + (guard_note() if article.is_guarded else ""),
        "notes_title": _NOTES_TITLE,
        "notes": [note_words(fact) for fact in article.facts],
    }


def _left_sections(article: Article) -> int:
    """How many sections fill the left of two columns; charts stand at the end of the right."""
    lengths = [
        _HEADING_SIGNS + sum(len(sentence.text) for p in section.paragraphs for sentence in p)
        for section in article.sections
    ]
    whole = sum(lengths) + _CHART_SIGNS * len(article.exhibits)
    differences = [abs(whole - 2 * sum(lengths[:n])) for n in range(len(lengths) + 1)]
    return differences.index(min(differences))


def note_words(fact: Fact) -> str:
    """The note of a fact: what it is of, its exact value, how it is counted, what it stands on."""
    exact = value_text(fact)
    words = f"{period_words(fact.period)}{fact.name}：{exact}。口径：{fact.definition}。"
    if not fact.expected:
        return words
    words += f"依据报送{fact.received}份，应报{fact.expected}份"
    if fact.reported_on:
        words += f"，最近一份报于{fact.reported_on:%Y-%m-%d}"
    return words + ("。" if fact.is_complete else "；有报送未到，数字只是已到部分。")


def period_words(period: str) -> str:
    """An ISO 8601 period in words: 2013年, 2013年6月, 2013年1至6月."""
    first, _, last = period.partition("/")
    year, _, month = first.partition("-")
    if last:
        return f"{year}年{int(month)}至{int(last[-2:])}月"
    return f"{year}年{int(month)}月" if month else f"{year}年"


def value_text(fact: Fact) -> str:
    """The exact value with its unit, as notes and programs have it."""
    if isinstance(fact.value, date):
        return fact.value.isoformat()
    if fact.unit == RATIO:
        return f"{(fact.value * 100).normalize():f}%"
    return f"{fact.value.normalize():f}{fact.unit}"


def _key(fact: Fact) -> tuple[str, str, str]:
    return fact.indicator_id, fact.period, fact.area_code
