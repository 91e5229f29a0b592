"""A proposal for an unknown form, in lines for whoever reviews it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.language import list_words, say
from pipelines.terminal.named import feed_title


def proposal_lines(document: dict[str, Any]) -> Iterator[str]:
    """The nearest form, then a line a header: what it means, what is asked, what is missing.

    Args:
        document: as `pipelines.learning.proposal_file.as_document` gives it.
    """
    if not document["feed"]:
        yield say("learn.far", row=document["header_row"], rows=document["rows"])
        for near in document["nearest"]:
            yield say("learn.near", **_near(near))
        return
    yield say("learn.is", row=document["header_row"], **_near(document["nearest"][0]))
    if document["known"]:
        yield say("learn.known", words=list_words(document["known"]))
    for one in document["aliases"]:
        yield say("learn.alias", seen=_seen(one), **{k: one[k] for k in ("header", "title")})
    for one in document["questions"]:
        may_be = list_words(one["may_be"].values())
        word = "learn.question" if one["header"] else "learn.question_untold"
        told = {name: one[name] for name in ("header", "letter")}
        yield say(word, may_be=may_be, seen=_seen(one), **told)
    for one in document["values"]:
        word = "learn.spelling" if one["value"] else "learn.spelling_open"
        told = {name: one[name] for name in ("title", "spelling", "rows", "value")}
        yield say(word, may_be=list_words(one["may_be"]), **told)
    if document["not_needed"]:
        yield say("learn.left", letters=list_words(one["letter"] for one in document["not_needed"]))
    if document["missing"]:
        yield say("learn.missing", titles=list_words(document["missing"]))
    if not any(document[key] for key in ("aliases", "questions", "values", "missing")):
        yield say("learn.nothing_new")


def _near(near: dict[str, Any]) -> dict[str, Any]:
    missing = list_words(near["missing"]) or "—"
    share = f"{near['nearness']:.0%}"
    return {"form": feed_title(near["feed"]), "share": share, "missing": missing}


def _seen(one: dict[str, Any]) -> str:
    return list_words(map(str, one.get("values") or one.get("shapes") or [])) or "—"
