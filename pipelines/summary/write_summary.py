"""A summary's files: .html .pdf .docx .md, and its figures as .json, each whole or not there."""

from __future__ import annotations

import os
from contextvars import copy_context
from pathlib import Path

from pipelines.language import speak
from pipelines.summary.content.article import Article
from pipelines.summary.editions.as_docx import word
from pipelines.summary.editions.as_html import html
from pipelines.summary.editions.as_pdf import pdf
from pipelines.summary.editions.as_text import facts_as_json, markdown
from pipelines.summary.editions.told import told_article

ENDINGS = (".html", ".pdf", ".docx", ".md", ".json")


def edition_file(article: Article, edition: str, ending: str) -> bytes:
    """The content of one of an edition's files, by its ending.

    A summary is Chinese whoever asks for it, and so are its charts.
    """
    return copy_context().run(_edition_file, article, edition, ending)


def _edition_file(article: Article, edition: str, ending: str) -> bytes:
    speak("zh")
    if ending == ".json":
        return facts_as_json(article).encode()
    told = told_article(article)
    match ending:
        case ".html":
            return html(told).encode()
        case ".pdf":
            return pdf(told, edition)
        case ".docx":
            return word(told, edition)
        case _:
            return markdown(told).encode()


def file_name(article: Article, edition: str) -> str:
    """What an edition's files are called, without their ending."""
    name = f"{article.area_name}{article.as_of_month:%Y-%m}民生总结"
    return f"{name}_公文" if edition == "gongwen" else name


def write_summary(article: Article, folder: Path, edition: str) -> list[Path]:
    """Write the five files of an edition into `folder`; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for ending in ENDINGS:
        path = folder / f"{file_name(article, edition)}{ending}"
        aside = folder / f".{path.name}.{os.getpid()}"
        try:
            aside.write_bytes(edition_file(article, edition, ending))
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
        written.append(path)
    return written
