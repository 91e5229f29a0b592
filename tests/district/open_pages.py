"""Opens every page of the district that is served: a line a page, with what went wrong on it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from google.protobuf.text_format import MessageToString
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SECONDS = 120
# What a page of a county may say of no county.
_OF_A_DISTRICT = re.compile("全区|我区|本区|区级|区本级|由区")


def main() -> None:
    """Print each page's code, how many words stand on it, those of a district, its failure."""
    sys.path.insert(0, str(ROOT))
    from dashboards.page_list import PAGES

    page = AppTest.from_file(str(ROOT / "dashboards" / "app.py"), default_timeout=SECONDS).run()
    for entry in PAGES:
        page.switch_page(entry.file).run()
        words = sum(len(str(element.value)) for element in [*page.markdown, *page.caption])
        failure = next((error.message for error in [*page.exception, *page.error]), "")
        of_a_district = ",".join(sorted(set(_OF_A_DISTRICT.findall(_all_words(page)))))
        print(entry.code, words, of_a_district, failure, sep="\t")


def _all_words(page: AppTest) -> str:
    """What stands on a page, charts and tables too."""
    told = []
    for block in (page.main, page.sidebar):
        for node in block:
            told.append(MessageToString(node.proto, as_utf8=True) if node.proto else "")
            told.append(str(getattr(node, "value", "")))
    # A chart is JSON, whose letters may be told by their numbers.
    return re.sub(r"\\+u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), "\n".join(told))


if __name__ == "__main__":
    main()
