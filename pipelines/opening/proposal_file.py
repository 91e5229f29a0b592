"""A proposal as a YAML file that a person reads, corrects and accepts."""

from __future__ import annotations

from pathlib import Path

import yaml

from pipelines.language import LANGUAGES, say
from pipelines.opening.propose_year import Proposal
from pipelines.opening.seed_table import TABLES, Row
from pipelines.problem import Problem


def proposal_text(proposal: Proposal) -> str:
    """The file's text: what it is in both languages, then each table's new rows."""
    told = {"year": proposal.year}
    lines = [f"# {say('open_year.file_head', lang, **told)}" for lang in LANGUAGES]
    lines += ["", f"year: {proposal.year}"]
    for name in TABLES:
        lines.append("")
        lines += [f"# {say(f'open_year.table.{name}', lang)}" for lang in LANGUAGES]
        rows = [dict(row) for row in proposal.rows.get(name, [])]
        text = yaml.safe_dump({name: rows}, allow_unicode=True, sort_keys=False, width=1000)
        lines.append(text.rstrip("\n"))
    return "\n".join(lines) + "\n"


def read_proposal(path: Path, year: int) -> dict[str, list[Row]]:
    """The rows of the file by table, every value as it is written.

    Raises:
        Problem: there is no such file, or it is no proposal for that year.
    """
    try:
        # Nothing is turned into numbers or days: 1.10 stays 1.10, as in the tables.
        text = path.read_text(encoding="utf-8")
        told = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except FileNotFoundError:
        raise Problem("open_year.no_proposal", path=path, year=year) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        raise Problem("open_year.no_yaml", path=path, line=line) from None
    if not isinstance(told, dict) or told.get("year") != str(year) or set(told) - {"year", *TABLES}:
        raise Problem("open_year.other_file", path=path, year=year)
    tables = {name: told.get(name) or [] for name in TABLES}
    for rows in tables.values():
        if not isinstance(rows, list) or not all(_is_flat(row) for row in rows):
            raise Problem("open_year.other_file", path=path, year=year)
    return tables


def _is_flat(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
