"""A list under another form's title: one of the two is wrong, and nobody here knows which."""

from __future__ import annotations

from pipelines.contracts import Contract
from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.header_words import FormWords, folded
from pipelines.intake.refusal import Refusal


def refuse_other_title(grid: Grid, match: HeaderMatch, words: FormWords) -> None:
    """Turn a sheet away whose title names a form and whose header is of another.

    A title that names both, or a word that is part of the own form's title, is no doubt.

    Raises:
        Refusal: the form that the title names, and the one that the header has.
    """
    rows = grid.frame.head(match.first_row).rows()
    title = folded("".join(cell for row in rows for cell in row if cell))
    if not title or _named(title, match.contract):
        return
    others = [contract for contract in words.contracts.values() if _named(title, contract)]
    if others:
        raise Refusal(
            "title_of_other_form", title=others[0].title, form=match.contract.title, sheet=grid.name
        )


def _named(title: str, contract: Contract) -> bool:
    return any(folded(known) in title for known in (contract.title, *contract.titles))
