"""Opens every page of the district that is served: a line a page, with what it said went wrong."""

from __future__ import annotations

import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SECONDS = 120


def main() -> None:
    """Print each page's code, how many words stand on it, and its failure, if it failed."""
    sys.path.insert(0, str(ROOT))
    from dashboards.page_list import PAGES

    page = AppTest.from_file(str(ROOT / "dashboards" / "app.py"), default_timeout=SECONDS).run()
    for entry in PAGES:
        page.switch_page(entry.file).run()
        words = sum(len(str(element.value)) for element in [*page.markdown, *page.caption])
        failure = next((error.message for error in [*page.exception, *page.error]), "")
        print(entry.code, words, failure, sep="\t")


if __name__ == "__main__":
    main()
