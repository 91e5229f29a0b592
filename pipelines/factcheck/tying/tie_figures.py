"""Every figure of a text with what it is tied to: an indicator, a period's words, a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_figures import find_figures
from pipelines.factcheck.reading.find_periods import Period, find_periods
from pipelines.factcheck.reading.groups import Grouped, group_figures
from pipelines.factcheck.reading.numerals import normal_width
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.factcheck.tying.compare import Comparison, compared_value, find_comparison
from pipelines.factcheck.tying.misprints import without_misprints
from pipelines.factcheck.tying.neighbours import others_of, sums_up, told_to
from pipelines.factcheck.tying.resolve_place import is_elsewhere
from pipelines.factcheck.tying.surroundings import Surroundings, is_heading, surroundings_of
from pipelines.factcheck.tying.tie import tie_group, tie_subject
from pipelines.factcheck.tying.vocabulary import Term, vocabulary


@dataclass(frozen=True)
class Tied:
    """A figure, what stands around it, and what it is tied to.

    Attributes:
        shown: the figure as it stands in the paragraph's own words.
        indicator_id: null: the words name none, or speak of another place.
        comparison: null: the figure is the indicator's value itself.
        may_be: other indicators of which the words speak as much.
        other_ends: where the last figure of another subject in the sentence before it ends.
    """

    grouped: Grouped
    shown: Figure
    around: Surroundings
    periods: list[Period]
    indicator_id: str | None
    comparison: Comparison | None = None
    is_elsewhere: bool = False
    may_be: tuple[str, ...] = ()
    other_ends: int = 0


def tie_figures(
    paragraphs: Sequence[Paragraph | str], year: int, terms: Sequence[Term] | None = None
) -> list[Tied]:
    """Every figure of a text, tied by the words around it, in the text's order.

    Args:
        paragraphs: the text; a cell of a table is a paragraph with a lead.
        year: the year it is of; 今年 means it.
        terms: what may be spoken of; null: all that there are words for.
    """
    terms = vocabulary() if terms is None else terms
    found: list[Tied] = []
    heading = ""
    for number, paragraph in enumerate(map(_as_paragraph, paragraphs)):
        found += _in_paragraph(paragraph, number, heading, year, terms)
        if not paragraph.lead and is_heading(paragraph.text):
            heading = normal_width(paragraph.text)
    return found


def _as_paragraph(paragraph: Paragraph | str) -> Paragraph:
    return paragraph if isinstance(paragraph, Paragraph) else Paragraph(paragraph)


def _in_paragraph(
    paragraph: Paragraph, number: int, heading: str, year: int, terms: Sequence[Term]
) -> list[Tied]:
    text = without_misprints(normal_width(paragraph.told))
    dates = find_dates(text, number, year)
    periods = find_periods(text, dates, year)
    groups = _grouped(text, find_figures(text, number, [*dates, *periods]), dates)
    found: list[Tied] = []
    for members in groups:
        others = () if members[0].figure.value is None else others_of(members, groups)
        placed = [
            (g, surroundings_of(text, heading, g.figure.start, g.figure.end, others))
            for g in members
        ]
        told = told_to(periods, groups, members)
        for (grouped, around), names in zip(placed, tie_group(placed, terms), strict=True):
            comparison = find_comparison(grouped.figure, around, told)
            if sums_up(grouped, around, groups):
                names = ()
            elif comparison:
                names = _compared(grouped, around, comparison, found, terms)
            found.append(_tied(grouped, around, told, names, comparison))
    return [placed for tied in _with_other_ends(found) if (placed := _placed(tied, paragraph))]


def _with_other_ends(found: list[Tied]) -> list[Tied]:
    """The figures in order, each with the end of the last one of another subject before it."""
    told: list[Tied] = []
    sentence, ends = None, {}
    for tied in sorted(found, key=lambda tied: tied.grouped.figure.start):
        if tied.around.sentence != sentence:
            sentence, ends = tied.around.sentence, {}
        other = max((end for subject, end in ends.items() if subject != _subject(tied)), default=0)
        told.append(replace(tied, other_ends=other))
        if tied.indicator_id:
            ends[_subject(tied)] = tied.grouped.figure.end
    return told


def _subject(tied: Tied) -> str:
    """The key work of an indicator; others are subjects by themselves."""
    name = tied.indicator_id or ""
    return name.partition("_")[0] if name.startswith("kw") else name


def _grouped(text: str, figures: list[Figure], dates: list[Figure]) -> list[list[Grouped]]:
    """The groups of a paragraph's figures; each day is a group by itself."""
    groups: list[list[Grouped]] = []
    for grouped in group_figures(text, figures):
        if grouped.index == 0:
            groups.append([])
        groups[-1].append(grouped)
    return [*groups, *([Grouped(day, begins=day.start)] for day in dates)]


def _tied(
    grouped: Grouped,
    around: Surroundings,
    periods: list[Period],
    names: tuple[str, ...],
    comparison: Comparison | None,
) -> Tied:
    placed = grouped, grouped.figure, around, periods
    if not names:
        return Tied(*placed, None)
    if is_elsewhere(around):
        return Tied(*placed, None, is_elsewhere=True)
    return Tied(*placed, names[0], comparison, may_be=names[1:])


def _compared(
    grouped: Grouped,
    around: Surroundings,
    comparison: Comparison,
    before: list[Tied],
    terms: Sequence[Term],
) -> tuple[str, ...]:
    """The indicator whose value stands before in the sentence, else the one that words name."""
    value = compared_value(grouped)
    of_sentence = [
        tied
        for tied in before
        if tied.around.sentence == around.sentence
        and not tied.comparison
        and tied.grouped.figure.unit not in {"", "日期"}
        and (comparison.measure != "difference" or _is_of(tied, value))
    ]
    if of_sentence:
        # 分别提高70元和100元: in the order of those before.
        each = of_sentence[-grouped.count :]
        in_order = "分别" in around.before and len(each) == grouped.count
        last = each[grouped.index if in_order else -1].indicator_id
        return (last,) if last else ()
    if comparison.measure == "difference":
        return tie_group([(value, around)], terms)[0]
    subject = tie_subject(grouped, around, terms)
    return (subject,) if subject else ()


def _is_of(tied: Tied, value: Grouped) -> bool:
    return tied.grouped.figure.unit.partition("/")[0] == value.figure.unit.partition("/")[0]


def _placed(tied: Tied, paragraph: Paragraph) -> Tied | None:
    """The figure with its place in the paragraph's own words; null: it stands in a heading."""
    figure = tied.grouped.figure
    own = paragraph.own_part(figure.start, figure.end)
    if own is None:
        return None
    start, end = own
    if not paragraph.lead and not paragraph.tail:
        return tied
    return replace(
        tied, shown=replace(figure, start=start, end=end, text=paragraph.text[start:end])
    )
