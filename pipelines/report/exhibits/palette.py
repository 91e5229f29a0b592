"""The colours of charts, on the screen and on paper.

They are told apart in light and dark, by colour-blind readers too (Okabe and Ito).
"""

from __future__ import annotations

SERIES = [
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#8c6d31",
    "#7f7f7f",
    "#a05195",
    "#3b7a57",
]
MAIN = SERIES[0]
# Lightest first; a shade means more, never good or bad.
SHADES = [[0.0, "#e3eef7"], [0.5, "#6aa8d4"], [1.0, "#0b4f7f"]]
# Of a state's cell, light enough for INK to be read on it on a light and on a dark page.
TONES = {
    "good": "#a9dbc7",
    "watch": "#f5d083",
    "bad": "#f0a48d",
    "plain": "#c8d6e3",
    "unknown": "#dddddd",
}
INK = "#14202a"
# The line that joins the steps of one name.
THREAD = "#9aa5af"
