"""What is drawn from a value, remembered: in long lists the same people stand every month."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

_CODE, _VALUE = "code", "value"


class KnownValues:
    """Draws a row of facts from each value of a column, from different values once.

    A table of texts of the engine's own (a category's codes) tells known values from new ones: a
    join would look at all that are known again for every column.
    """

    # Only a long column repays a look at what is known.
    LONG = 20_000
    REMEMBERED = 1_000_000

    def __init__(self, draw: Callable[[pl.Series], pl.DataFrame]) -> None:
        """Remember nothing yet.

        Args:
            draw: a column of texts to the facts of each, a row each; nulls give nulls.
        """
        self._draw = draw
        self._forget()

    def told(self, values: pl.Series) -> pl.DataFrame:
        """The facts of each value, one row a value, in their order."""
        if len(values) < self.LONG:
            return self._draw(values)
        if self._drawn is not None and self._drawn.height > self.REMEMBERED:
            self._forget()
        coded = values.cast(self._kind)
        # Codes live as long as one column that has them.
        self._coded = coded.clear()
        codes = coded.to_physical()
        height = 0 if self._drawn is None else self._drawn.height
        listed = pl.DataFrame({_CODE: codes, _VALUE: values})
        new = listed.filter(pl.col(_CODE) >= height).unique(_CODE).sort(_CODE)
        if new.height:
            fresh = self._draw(new[_VALUE])
            known = [] if self._drawn is None else [self._drawn]
            self._drawn = pl.concat([*known, fresh], rechunk=True)
        if self._drawn is None:
            return self._draw(values)
        return self._drawn.select(pl.all().gather(codes))

    def _forget(self) -> None:
        self._kind = pl.Categorical(pl.Categories.random())
        self._coded: pl.Series | None = None
        self._drawn: pl.DataFrame | None = None
