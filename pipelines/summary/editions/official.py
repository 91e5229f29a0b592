"""The parts of an official document, as all its files have them: numbered headings, paragraphs."""

from __future__ import annotations

from typing import Any

from pipelines.summary.content.article import Article
from pipelines.summary.content.numerals import numeral
from pipelines.summary.editions.pieces import mark, plain, without_marks

_LACKING_TITLE, _NEXT_TITLE = "存在的不足", "下一步工作"


def official(article: Article, told: dict[str, Any], span: str) -> dict[str, Any]:
    """Title, parts and the places that only people fill.

    A part is {"title", "paragraphs"} and, where it lists works, "works" of {"title", "pieces"};
    titles have their numerals: 一、 for parts and （一） for works.
    """
    works = [_work(place, work) for place, work in enumerate(told["key_works"], 1)]
    note = [[plain(told["list_note"])]] if told["list_note"] else []
    lacking = [
        [plain(f"{work['title']}（{work['status']}）：{work['reason']}。")]
        for work in told["key_works"]
        if work["reason"]
    ]
    # It quotes nobody: the newspaper's places for the editor are none of its own.
    sections = without_marks(told)["sections"]
    parts = [(section["title"], section["paragraphs"], []) for section in sections]
    parts.append((told["list_title"], note, works))
    parts += [(_LACKING_TITLE, lacking, [])] if lacking else []
    parts.append((_NEXT_TITLE, [[mark("下一步工作安排")]], []))
    return {
        "title": f"{article.place}{span}民生重点工作总结",
        "parts": [
            {"title": f"{numeral(place)}、{title}", "paragraphs": paragraphs, "works": listed}
            for place, (title, paragraphs, listed) in enumerate(parts, 1)
        ],
        "signed": [[mark("发文机关署名")], [mark("成文日期")]],
    }


def _work(place: int, work: dict[str, Any]) -> dict[str, Any]:
    status = f"：{work['status']}" if work["has_target"] else ""
    return {"title": f"（{numeral(place)}）{work['named']}{status}。", "pieces": work["told"]}
