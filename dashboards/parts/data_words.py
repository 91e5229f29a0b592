"""Words of the data (stages, kinds, states) in the language in force."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import messages, say


def told(frame: pl.DataFrame, **topics: str) -> pl.DataFrame:
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
