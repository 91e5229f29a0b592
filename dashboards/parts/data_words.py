"""Words of the data (stages, kinds, states) in the language in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from pipelines.language import messages, say


def words_of_rows(
    frame: pl.DataFrame, words: Callable[[dict[str, Any]], str | None], name: str = ""
) -> pl.Series:
    """A column of text: what `words` makes of each row.

    An expression's Python runs in a thread that speaks no language: a frame's words are made so.
    """
    return pl.Series(name, [words(row) for row in frame.iter_rows(named=True)], pl.String)


def in_words(frame: pl.DataFrame, **topics: str) -> pl.DataFrame:
    """The frame with the named columns in words.

    Args:
        frame: any.
        topics: column → the codes' beginning: `stage="organisations.stage"` tells the value 入驻 as
            the sentence organisations.stage_入驻. A value without a sentence stays as it is.
    """
    return frame.with_columns(
        pl.Series(name, [_word(topic, value) for value in frame[name]], dtype=pl.String)
        for name, topic in topics.items()
    )


def _word(topic: str, value: Any) -> str | None:
    code = f"{topic}_{value}"
    return say(code) if code in messages() else value
