"""What a document links to is there: file and heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
PICTURES = sorted(PROJECT.glob("docs/pictures/*"))
PROSE = {".py", ".sql", ".yml", ".csv", ".md"}
# A document as code and docs name it, by its path or alone.
NAMED = re.compile(r"(?<![\w…*.-])(?:[\w-]+/)*[a-z-]+\.md\b")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def headings(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.M)
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in found)
    return {word.replace(" ", "-") for word in words}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_link_leads_to_a_file_and_heading_that_exist(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    for link in (one for one in links if not re.match(r"[a-z]+:", one)):
        name, _, heading = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), link
        assert not heading or heading in headings(target), link


def test_a_document_that_is_named_is_there() -> None:
    tops = (
        "pipelines",
        "dashboards",
        "models",
        "macros",
        "expectations",
        "seeds",
        "districts",
        "docs",
    )
    files = [path for top in tops for path in (PROJECT / top).rglob("*") if path.suffix in PROSE]
    known = {path.name for path in DOCUMENTS}
    named = {
        (str(path.relative_to(PROJECT)), Path(name).name)
        for path in files
        for name in NAMED.findall(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert named
    assert sorted(one for one in named if one[1] not in known) == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_both_readmes_show_it(picture: Path) -> None:
    assert picture.stat().st_size <= 120 * 1024
    for name in ("README.md", "README.zh-CN.md"):
        shown = re.search(
            rf"!\[(.+)\]\(docs/pictures/{picture.name}\)", (PROJECT / name).read_text("utf-8")
        )
        assert shown, name
