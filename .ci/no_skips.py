"""Fail if a test was skipped: `python .ci/no_skips.py junit.xml` names each with its reason."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree


def main(report: str) -> int:
    """Print the skipped tests of a junit report; 1 if there is one, or no test at all."""
    # The report is our own pytest's.
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314
    skipped = [(case, case.find("skipped")) for case in cases]
    told = [
        f"skipped: {case.get('classname')}::{case.get('name')}: {why.get('message')}"
        for case, why in skipped
        if why is not None
    ]
    print(*told, f"{len(cases)} tests, {len(told)} skipped", sep="\n")
    return int(bool(told) or not cases)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
