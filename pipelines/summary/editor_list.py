"""What an article's editor has to do: sentences left out, places to fill, standards to confirm."""

from __future__ import annotations

from pipelines.language import say
from pipelines.summary.content.article import Article
from pipelines.summary.content.sentence import LeftOut


def editor_lines(article: Article) -> list[str]:
    """A line per thing, in the language in force; what there was nothing of is not named."""
    lines = [_left_out(one) for one in article.left_out if not one.is_nothing]
    lines += [say("summary.to_fill", words=mark.words) for mark in article.marks]
    lines += [
        say("summary.to_verify", name=fact.name, words=fact.words, source=fact.source)
        for fact in article.unverified
    ]
    return lines


def _left_out(one: LeftOut) -> str:
    missing = [say("summary.missing", name=m.name, reason=m.reason) for m in one.missing]
    return say("summary.left_out", text=one.text, missing=say("list_comma").join(missing))
