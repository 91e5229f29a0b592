"""Words of the data and of people inside markdown, shown as they are written."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:&^=.-])")
# Numbers and the Chinese units behind them: 1979.09万元.
_UNIT = "[万亿]?(?:个百分点|平方米|小时|人次|[元人家户次份张个名笔件项场])"
_FIGURE = re.compile(rf"((?:\d[\d,.]*{_UNIT})+)")
# Emphasis is what a figure and its unit stand in, so that no line ends between them.
FIGURES_STYLE = "<style>em {font-style: normal; white-space: nowrap}</style>"


def as_written(text: str) -> str:
    """The text with everything escaped that markdown would read as markup; lines stay lines.

    A figure and its unit are one word, which FIGURES_STYLE keeps on one line.
    """
    pieces = _FIGURE.split(text)
    for place, piece in enumerate(pieces):
        escaped = _MARKUP.sub(r"\\\1", piece).replace("\n", "  \n")
        pieces[place] = f"*{escaped}*" if place % 2 else escaped
    return "".join(pieces)
