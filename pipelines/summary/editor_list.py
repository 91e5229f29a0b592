"""What an article's editor has to look at: what was left out or restated, is to fill or confirm."""

from __future__ import annotations

from pipelines.language import say
from pipelines.summary.content.article import Article, Restatement
from pipelines.summary.content.sentence import LeftOut
from pipelines.summary.editions.notes import period_words


def editor_lines(article: Article) -> list[str]:
    """A line per thing, in the language in force; what there was nothing of is not named."""
    lines = [_left_out(one) for one in article.left_out if not one.is_nothing]
    lines += [_restated(one) for one in article.restatements]
    lines += [say("summary.to_fill", words=mark.words) for mark in article.marks]
    lines += [
        say("summary.to_verify", name=fact.name, words=fact.words, source=fact.source)
        for fact in article.unverified
    ]
    return lines


def _left_out(one: LeftOut) -> str:
    missing = [say("summary.missing", name=m.name, reason=m.reason) for m in one.missing]
    return say("summary.left_out", text=one.text, missing=say("list_comma").join(missing))


def _restated(one: Restatement) -> str:
    ids = say("list_comma").join(one.delivery_ids)
    why = f"{one.deliveries} {ids}".strip() or say("summary.no_delivery_changed")
    return say(
        "summary.restated",
        name=period_words(one.period) + one.name,
        closed=one.closed_words,
        current=one.current_words,
        why=why,
    )
