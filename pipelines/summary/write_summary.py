"""A summary's files: .html .pdf .docx .md, and its figures as .json, each whole or not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.language import speak
from pipelines.summary.content.article import Article
from pipelines.summary.editions.as_pdf import pdf
from pipelines.summary.editions.as_text import facts_as_json, markdown
from pipelines.summary.editions.told import NARROW, WIDE, span_words, told_article
from pipelines.summary.editions.web.as_html import html
from pipelines.summary.editions.word.document import word

_WRITERS: dict[str, Callable[[dict[str, Any], str], bytes]] = {
    ".html": lambda told, edition: html(told, edition).encode(),
    ".pdf": pdf,
    ".docx": word,
    ".md": lambda told, edition: markdown(told, edition).encode(),
}
_FIGURES = ".json"
# On the newspaper's page charts stand beside one another.
_NARROW_CHARTS = ("newspaper", ".pdf")
ENDINGS = (*_WRITERS, _FIGURES)


def edition_file(article: Article, edition: str, ending: str) -> bytes:
    """The content of one of an edition's files, by its ending.

    A summary is Chinese whoever asks for it, and so are its charts.
    """
    return copy_context().run(_edition_files, article, edition, (ending,))[ending]


def _edition_files(article: Article, edition: str, endings: tuple[str, ...]) -> dict[str, bytes]:
    speak("zh")
    files = {_FIGURES: facts_as_json(article).encode()}
    told = cache(lambda width: told_article(article, width))
    for ending in set(endings) & _WRITERS.keys():
        width = NARROW if (edition, ending) == _NARROW_CHARTS else WIDE
        files[ending] = _WRITERS[ending](told(width), edition)
    return files


def file_name(article: Article, edition: str) -> str:
    """What an edition's files are called, without their ending."""
    name = f"{article.place}{span_words(article)}民生总结"
    return f"{name}_公文" if edition == "gongwen" else name


def write_summary(article: Article, folder: Path, edition: str) -> list[Path]:
    """Write the five files of an edition into `folder`; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = copy_context().run(_edition_files, article, edition, ENDINGS)
    written = []
    for ending in ENDINGS:
        path = folder / f"{file_name(article, edition)}{ending}"
        aside = folder / f".{path.name}.{os.getpid()}"
        try:
            aside.write_bytes(files[ending])
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
        written.append(path)
    return written
