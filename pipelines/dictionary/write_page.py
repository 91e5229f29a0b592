"""Write the dictionary: `python -m pipelines.dictionary.write_page OUT.html`."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from pipelines.dictionary.read_models import Column, Table, read_models
from pipelines.settings import PROJECT_FOLDER

_HERE = Path(__file__).parent


def dictionary_page(tables: list[Table]) -> str:
    """The page as HTML: style and script lie inside it, nothing is fetched.

    A table's anchor is its name; parents and children are links to theirs.
    """
    names = {table.name for table in tables}
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    script = (_HERE / "search.js").read_text(encoding="utf-8")
    sections = "".join(_section(table, names) for table in tables)
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>民生 数据字典</title><style>{style}</style></head>"
        "<body><h1>数据字典和来龙去脉</h1>"
        '<label>查找（表名、列名、中文）<input id="search" type="search"></label>'
        f'<p><output id="count">{len(tables)}</output> 张表</p>'
        f"<main>{sections}</main><script>{script}</script></body></html>\n"
    )


def _section(table: Table, names: set[str]) -> str:
    rows = "".join(map(_row, table.columns))
    tests = f"<p>检验：{escape('、'.join(table.tests))}</p>" if table.tests else ""
    return (
        f'<section id="{escape(table.name)}"><h2>{escape(table.name)}</h2>'
        f"<p>{escape(table.chinese)}</p><p lang=en>{escape(table.english)}</p>"
        f"<p>{escape(table.folder)}</p>{tests}"
        f"<p>来自：{_links(table.parents, names)}</p><p>用于：{_links(table.children, names)}</p>"
        "<table><thead><tr><th>列</th><th>类型</th><th>含义</th><th>Meaning</th><th>检验</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></section>"
    )


def _row(column: Column) -> str:
    cells = (column.data_type, column.chinese, column.english, "、".join(column.tests))
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f"<tr><th>{escape(column.name)}</th>{told}</tr>"


def _links(tables: list[str], names: set[str]) -> str:
    told = (f'<a href="#{name}">{name}</a>' if name in names else escape(name) for name in tables)
    return "、".join(told) or "—"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dictionary_page(read_models(PROJECT_FOLDER)), encoding="utf-8")
