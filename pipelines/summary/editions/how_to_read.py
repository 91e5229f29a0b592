"""怎样读这些数字: the box beside an article, of the words that it uses."""

from __future__ import annotations

from pipelines.report.value_notes import guard_note
from pipelines.summary.content.article import Article

_SOURCE = (
    "文中的数字由镇街和科室的报送表汇总而成，标准、期限和村（居）数出自文件和区划；"
    "角标对应文末的口径与来源。"
)
_PEOPLE = "写“人”“名”的按人去重，写“人次”的按次计。"
# Sign in a figure's words → what it means.
_HEDGES = {
    "约": "“约”表示上下百分之五以内。",
    "多": "“多”表示超过该数而不到下一个整数位。",
    "报送未齐": "注明“报送未齐”的，只是已到部分的合计。",
}
_ROUNDED = "“约”表示按5取整。"


def how_to_read(article: Article) -> str:
    """The box's words: only of the hedges that stand in this article."""
    words = [fact.words for fact in article.facts]
    hedges = _HEDGES | ({"约": _ROUNDED} if article.is_guarded else {})
    told = [meaning for sign, meaning in hedges.items() if any(sign in one for one in words)]
    guarded = guard_note() if article.is_guarded else ""
    return _SOURCE + "".join(told) + _PEOPLE + guarded
