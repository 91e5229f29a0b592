"""Marks as small as a word: a year's course as a line, a share against the time elapsed.

They are markup, so they take numbers only; the words for those who do not see them are escaped.
The line is a picture inside its address: Streamlit takes drawings out of markup.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from itertools import groupby

from pipelines.report.exhibits.palette import MAIN

_WIDTH, _HEIGHT, _EDGE = 240, 44, 4
_MONTHS = 12
# A picture does not know whether the page is light or dark: a grey seen on both.
_GREY = "#8a939b"


def course_mark(values: Sequence[float | None], alt: str) -> str:
    """A line of up to twelve monthly values from January on, over a base line of 0.

    A month without a value leaves a gap; the last known value has a dot.
    """
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    points = [
        None if value is None else (_across(place), _up(value, low, high))
        for place, value in enumerate(values)
    ]
    lines = [list(part) for is_known, part in groupby(points, lambda p: p is not None) if is_known]
    base = _up(0.0, low, high)
    drawn = [_line(f"M0 {base:.1f}H{_WIDTH}", _GREY, 1, opacity=0.6)]
    for line in lines:
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
        under = f"{path}L{line[-1][0]:.1f} {base:.1f}L{line[0][0]:.1f} {base:.1f}Z"
        drawn.append(f'<path d="{under}" fill="{MAIN}" opacity="0.15"/>')
        drawn.append(_line(path, MAIN, 2))
    if lines:
        x, y = lines[-1][-1]
        # A dot that a stretched picture leaves round: a line of no length with round ends.
        drawn.append(_line(f"M{x:.1f} {y:.1f}h0.01", MAIN, 8))
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none">{"".join(drawn)}</svg>'
    )
    address = f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}"
    shape = f"display:block;width:100%;height:{_HEIGHT}px"
    return f'<img alt="{escape(alt)}" src="{address}" style="{shape}">'


def share_mark(achieved: float, elapsed: float, alt: str) -> str:
    """A bar as long as the share that was achieved (0 to 1), a mark where time stands."""
    done, now = (100 * min(max(share, 0.0), 1.0) for share in (achieved, elapsed))
    rail = "position:relative;height:10px;border-radius:5px;background:rgba(127,127,127,.28)"
    bar = f"width:{done:.2f}%;height:100%;border-radius:5px;background:{MAIN}"
    mark = "position:absolute;top:-4px;width:3px;height:18px;border-radius:1px"
    return (
        f'<div role="img" aria-label="{escape(alt)}" style="padding:12px 0 4px">'
        f'<div style="{rail}"><div style="{bar}"></div>'
        f'<div style="{mark};left:calc({now:.2f}% - 1.5px);background:currentColor"></div>'
        "</div></div>"
    )


def _across(place: int) -> float:
    return _EDGE + place * (_WIDTH - 2 * _EDGE) / (_MONTHS - 1)


def _up(value: float, low: float, high: float) -> float:
    span = high - low or 1.0
    return _HEIGHT - _EDGE - (value - low) * (_HEIGHT - 2 * _EDGE) / span


def _line(path: str, colour: str, width: int, opacity: float = 1) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'opacity="{opacity}" stroke-linecap="round" stroke-linejoin="round" '
        'vector-effect="non-scaling-stroke"/>'
    )
