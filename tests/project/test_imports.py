"""The law of the rooms: who may import whom, with no exceptions."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Words, places and endings that every room of pipelines may use.
SHARED = {
    "belonging",
    "data_folder",
    "district",
    "district_kind",
    "settings",
    "problem",
    "fault",
    "file_hash",
    "lock",
    "language",
    "exchange",
    "run_log",
    "whole_files",
}
# Room of pipelines → the rooms that it may import besides the shared ones.
ROOMS = {
    "contracts": set(),
    "intake": {"contracts", "identity"},
    "identity": {"contracts"},
    "access": {"identity"},
    "quality": set(),
    "deliveries": {"contracts", "intake", "identity", "quality"},
    "learning": {"contracts", "deliveries", "identity", "intake"},
    "corrections": {"contracts", "deliveries", "identity", "intake"},
    "oversight": {"deliveries", "identity"},
    # Indicators that are declared, held against the contracts of marts and feeds.
    "measures": {"contracts"},
    "build": {"contracts", "corrections", "measures", "oversight", "quality"},
    "precheck": {"build", "contracts", "deliveries", "identity", "intake", "workbooks"},
    "query": {"access", "build", "identity"},
    "frames": {"access", "build", "query"},
    "report": {"build", "query"},
    "summary": {"frames", "report"},
    # What a clerk does on a page, as functions.
    "desk": {
        *{"access", "build", "contracts", "deliveries", "identity", "oversight", "precheck"},
        *{"query", "terminal", "workbooks"},
    },
    "factcheck": {"frames", "query", "report"},
    "closing": {"build", "frames"},
    "opening": set(),
    "backup": {"build"},
    # What goes out of the house, and what begins runs.
    "notices": {"build", "deliveries"},
    "watch": {"deliveries"},
    # A new district's folder.
    "founding": {"contracts"},
    # What the program is made of.
    "supply": set(),
    "dictionary": {"frames"},
    # What is kept of people: it rewrites all that the other rooms have written.
    "custody": {"backup", "build", "contracts", "deliveries", "identity", "oversight"},
    "doctor": {"build", "corrections", "deliveries", "identity", "measures"},
    # The generator writes files as a town would, from its own description of the forms.
    "sample": set(),
    "plain_sample": {"sample"},
    "terminal": {
        *{"build", "contracts", "deliveries", "factcheck", "notices", "opening", "oversight"},
        *{"precheck", "query", "report"},
    },
    "workbooks": {"build", "contracts", "deliveries", "identity", "intake", "query"},
    "cli": {
        *{
            "access",
            "backup",
            "build",
            "closing",
            "contracts",
            "custody",
            "deliveries",
            "doctor",
            "factcheck",
            "founding",
            "learning",
            "notices",
            "opening",
            "oversight",
        },
        *{"plain_sample", "precheck", "query", "report", "sample", "summary", "terminal"},
        *{"watch", "workbooks"},
    },
}
# The doors of a page: who reads, frames of the current build, questions to it, what writes exports,
# and what a clerk does.
DOORS = (
    "pipelines.access",
    *("pipelines.frames", "pipelines.query", "pipelines.report", "pipelines.summary"),
    "pipelines.desk",
)
PAGES = {path.stem for path in (ROOT / "dashboards" / "views").glob("*.py")}
# What reaches for a network; one room does: notices, which go out only where a setting names a way.
NETWORK = {"requests", "urllib3", "httpx", "aiohttp", "socket", "http", "ftplib", "smtplib"}
PROGRAM = [
    p for top in ("pipelines", "expectations", "dashboards") for p in (ROOT / top).rglob("*.py")
]


def imports(path: Path) -> set[str]:
    """Every module that the file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module or ""}
            if node.module in {"pipelines", "expectations", "dashboards"}:
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room_of(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


@pytest.mark.parametrize("path", sorted((ROOT / "pipelines").rglob("*.py")), ids=str)
def test_a_room_of_pipelines_imports_only_what_the_law_allows(path: Path) -> None:
    room = path.relative_to(ROOT / "pipelines").with_suffix("").parts[0]
    allowed = SHARED | ROOMS.get(room, set()) | {room, ""}
    for module in imports(path):
        if module.split(".")[0] == "pipelines":
            assert room_of(module) in allowed, f"{room} imports {module}"
        assert module.split(".")[0] != "dashboards"


def test_every_room_stands_in_the_law() -> None:
    rooms = {p.name for p in (ROOT / "pipelines").iterdir() if (p / "__init__.py").exists()}
    assert rooms <= ROOMS.keys() | SHARED


@pytest.mark.parametrize("path", sorted((ROOT / "expectations").rglob("*.py")), ids=str)
def test_a_suite_touches_only_what_it_is_handed(path: Path) -> None:
    tops = {module.split(".")[0] for module in imports(path)}
    assert not tops & {"pipelines", "dashboards", "pathlib", "os", "duckdb"}


@pytest.mark.parametrize("path", sorted((ROOT / "dashboards").rglob("*.py")), ids=str)
def test_a_page_goes_through_its_doors(path: Path) -> None:
    for module in imports(path):
        if module.split(".")[0] == "pipelines" and room_of(module) not in SHARED | {""}:
            assert module.startswith(DOORS), module


@pytest.mark.parametrize("path", sorted((ROOT / "dashboards").rglob("*.py")), ids=str)
def test_what_a_page_alone_shows_is_imported_by_no_other(path: Path) -> None:
    inside = path.relative_to(ROOT / "dashboards").with_suffix("").parts
    own = inside[1] if inside[0] == "views" else inside[0]
    met = {room_of(m) for m in imports(path) if m.split(".")[0] == "dashboards"}
    assert met & PAGES <= {own}


@pytest.mark.parametrize("path", sorted((ROOT / "dashboards").rglob("*.py")), ids=str)
def test_a_page_holds_no_sql(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    held = [t for t in texts if isinstance(t, str) and re.match(r"\s*(select|with|from)\s", t)]
    assert held == []


def test_a_room_of_the_pages_is_a_page_or_shared_by_pages() -> None:
    rooms = {p.parent.name for p in (ROOT / "dashboards").glob("*/__init__.py")}
    assert rooms <= PAGES | {"charts", "parts"}


@pytest.mark.parametrize("path", sorted(PROGRAM), ids=str)
def test_nothing_but_notices_reaches_for_a_network(path: Path) -> None:
    if path.is_relative_to(ROOT / "pipelines" / "notices" / "ways"):
        return
    assert not {module.split(".")[0] for module in imports(path)} & NETWORK
    assert "urllib.request" not in imports(path)
