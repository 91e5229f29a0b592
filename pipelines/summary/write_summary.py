"""A summary's files: .html .pdf .docx .md, and its figures as .json, each whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.summary.content.article import Article
from pipelines.summary.editions.as_docx import word
from pipelines.summary.editions.as_html import html
from pipelines.summary.editions.as_pdf import pdf
from pipelines.summary.editions.as_text import facts_as_json, markdown
from pipelines.summary.editions.told import told_article


def write_summary(article: Article, folder: Path, edition: str) -> list[Path]:
    """Write the five files of an edition into `folder`; returns their paths."""
    told = told_article(article)
    name = f"{article.area_name}{article.as_of_month:%Y-%m}民生总结"
    if edition == "gongwen":
        name += "_公文"
    contents = {
        ".html": html(told).encode(),
        ".pdf": pdf(told, edition),
        ".docx": word(told, edition),
        ".md": markdown(told).encode(),
        ".json": facts_as_json(article).encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for ending, content in contents.items():
        path = folder / f"{name}{ending}"
        aside = folder / f".{path.name}.{os.getpid()}"
        try:
            aside.write_bytes(content)
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)
        written.append(path)
    return written
