"""A figure tied to the indicator that the words around it speak of; its value plays no part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.tying.surroundings import Surroundings
from pipelines.factcheck.tying.vocabulary import Term, subject_units

_NEAR = 0.3
# 三级每月80元 speaks of the third step, whatever else the sentence speaks of.
_BESIDE, _STEP_BESIDE = 8, 1.5
# 第3次, 增加36个, 人均3609元, 力争2000人, 还差27个: no indicator's value.
_NO_VALUE = {"ordinal", "difference", "mean", "aim", "rest", "bound", "broken"}
_WHOLE = re.compile(r"占(?:比例?|比重)?(?P<whole>[^，。；]*)$")
_NO_WHOLE = re.compile("(?:的|比例?|比重|到|了|达到?|为|约|近)*")
# A subject that stands in another sentence gives way to one that stands in the figure's own.
_FAR_SUBJECT = -1.0
_MORE_GROUPS = 0.15
_LEAST = 1.0
# The day by which something is due often stands in a sentence of its own.
_LEAST_FOR_DEADLINES = 0.6


def tie_group(
    members: list[tuple[Grouped, Surroundings]], terms: Sequence[Term]
) -> list[tuple[str, ...]]:
    """The indicators of each member of a group of figures; none: the words name none.

    There are several where the words speak of them alike (惠及 of approved and of paid). Members
    of a list that follow 分别, or that are one scale from first to last, are tied in order; the
    two ends of a change speak of one indicator.
    """
    parts = {grouped.part for grouped, _ in members}
    if "from" in parts:
        return [_best(*members[-1], terms) or _best(*members[0], terms)] * len(members)
    if "item" in parts:
        in_order = _tie_in_order(members, terms)
        if in_order:
            return [(name,) for name in in_order]
    return [_best(*member, terms) for member in members]


def tie_subject(grouped: Grouped, around: Surroundings, terms: Sequence[Term]) -> str | None:
    """The indicator of which a share or multiple tells the growth; null: the words name none."""
    units = subject_units(around.before)
    scored = []
    for term in terms:
        unit = next((unit for unit in term.units if unit in units), None)
        if unit is not None and not (term.family or term.role or term.part):
            figure = replace(grouped.figure, unit=unit, role="")
            score = _score(term, replace(grouped, figure=figure, part="alone"), around)
            scored += [] if score is None else [(score, term)]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1].indicator_id if best else None


def _best(grouped: Grouped, around: Surroundings, terms: Sequence[Term]) -> tuple[str, ...]:
    ranked = _ranked(grouped, around, terms)
    if not ranked:
        return ()
    highest, best = ranked[0]
    if best.family:
        step = _step_of(best.family, grouped, [term for _, term in ranked], around)
        return (step,) if step else ()
    return tuple(term.indicator_id for score, term in ranked if score == highest)


def _step_of(family: str, grouped: Grouped, ranked: list[Term], around: Surroundings) -> str | None:
    """The step of a scale whose word (三级) stands last before the figure, else the role's."""
    steps = [term for term in ranked if term.family == family]
    told = {around.before.rfind(word): term for term in steps for word in term.near}
    if told and max(told) >= 0:
        return told[max(told)].indicator_id
    named = [term for term in steps if term.role and term.role == grouped.figure.role]
    return named[0].indicator_id if named else None


def _ranked(
    grouped: Grouped, around: Surroundings, terms: Sequence[Term]
) -> list[tuple[float, Term]]:
    """The terms that fit, best first; of equals the first of the vocabulary."""
    scored = [(_score(term, grouped, around), term) for term in terms]
    fitting = [(score, term) for score, term in scored if score is not None]
    return sorted(fitting, key=lambda pair: -pair[0])


def _score(term: Term, grouped: Grouped, around: Surroundings) -> float | None:
    figure = grouped.figure
    if figure.unit not in term.units or figure.role in _NO_VALUE or not _plays(term, grouped):
        return None
    if _is_ruled_out(term, around) or (figure.role == "share" and not _is_share(term, around)):
        return None
    weights = [around.weight(words) for words in term.about]
    if any(weight is None for weight in weights):
        return None
    mean = sum(filter(None, weights)) / len(weights)
    least = _LEAST_FOR_DEADLINES if figure.role == "deadline" else _LEAST
    if mean < least or (max(filter(None, weights)) < _LEAST and figure.role != "deadline"):
        return None
    far = _FAR_SUBJECT if (weights[0] or 0) < _LEAST else 0
    if term.family and _last(term.near, around.before[-_BESIDE:]) > 0:
        far += _STEP_BESIDE
    bonus = far + _NEAR * sum(
        around.distance((word,), around.sentence) is not None for word in term.near
    )
    return mean + bonus + _MORE_GROUPS * (len(weights) - 1)


def _is_share(term: Term, around: Surroundings) -> bool:
    """Whether the whole that 占 names, if any, is the term's."""
    found = _WHOLE.search(around.before)
    whole = found["whole"] if found else ""
    is_named = _NO_WHOLE.fullmatch(whole) is None
    return bool(term.share) and (not is_named or any(word in whole for word in term.share))


def _is_ruled_out(term: Term, around: Surroundings) -> bool:
    """Whether another subject stands in the clause, or nearer in the sentence than the term's."""
    if around.distance(term.ruled_out_by, around.clause) is not None:
        return True
    acts = term.about[1:]
    if acts and all(around.distance(words, around.clause) is not None for words in acts):
        return False
    other, own = (_last(words, around.before) for words in (term.ruled_out_by, term.about[0]))
    return other >= own > 0


def _last(words: tuple[str, ...], text: str) -> int:
    """Where the last of the words ends; 0: none of them is to be seen."""
    return max((text.rfind(word) + len(word) for word in words if word in text), default=0)


def _plays(term: Term, grouped: Grouped) -> bool:
    """Whether the figure's part and role are what the indicator is spoken of with."""
    role, part = grouped.figure.role, grouped.part
    if term.units == ("日期",):
        return role == term.role
    if term.family:
        return part not in {"low", "high"} and (part == "item" or not role or role == term.role)
    if term.part or term.role:
        return bool(term.part and part == term.part) or bool(term.role and role == term.role)
    return part not in {"low", "high"} and role not in {"highest", "lowest"}


def _tie_in_order(
    members: list[tuple[Grouped, Surroundings]], terms: Sequence[Term]
) -> list[str] | None:
    """Members tied by their order: a scale's steps, or the subjects that stand before 分别."""
    first, around = members[0]
    ranked = [term for _, term in _ranked(first, around, terms)]
    if not ranked:
        return None
    scale = sorted((t for t in ranked if t.family == ranked[0].family), key=lambda t: t.place)
    if ranked[0].family and len(scale) == len(members):
        return [term.indicator_id for term in scale]
    told, said, _ = around.before.rpartition("分别")
    if not said:
        return None
    subjects = {}
    for term in ranked:
        places = [told.rfind(word) for word in term.about[0] if word in told]
        if places:
            subjects.setdefault(max(places), term.indicator_id)
    if len(subjects) < len(members):
        return None
    nearest = sorted(subjects)[-len(members) :]
    return [subjects[place] for place in nearest]
