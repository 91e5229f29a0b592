"""Tell by every way that is set what has not been told by it yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from pipelines.build.current import current_build, open_build
from pipelines.deliveries.storing.read_register import read_register
from pipelines.lock import short_lock
from pipelines.notices.late_lists import LateList, late_lists
from pipelines.notices.memory import keys_told, note_told, read_told, standing_failure
from pipelines.notices.notice import Notice, Way
from pipelines.notices.ways.find_ways import find_ways
from pipelines.notices.write_notice import failed_notice, late_notice, trial_notice, works_notice
from pipelines.problem import Problem
from pipelines.settings import Settings


@dataclass
class Told:
    """What became of the notices of one occasion.

    Attributes:
        sent: way and subject of each that went out.
        unsent: way and kind of error of each that did not; it is tried again next time.
    """

    sent: list[tuple[str, str]] = field(default_factory=list)
    unsent: list[tuple[str, str]] = field(default_factory=list)


def tell_late_lists(settings: Settings, today: date) -> Told:
    """Tell of the lists that are late by the build in force, each once.

    Nothing is told by a build that lacks lists which were taken in since: they are not late.

    Raises:
        Problem: the settings of a way are incomplete.
    """

    def untold(way: Way, told: list[dict[str, str]]) -> tuple[Notice, list[str]] | None:
        known = keys_told(told, way.name, "late_lists")
        new = [one for one in late if one.key not in known]
        return (late_notice(new, today), [one.key for one in new]) if new else None

    is_asked = find_ways(settings) and not is_behind(settings)
    late = what_is_late(settings, today) if is_asked else []
    return _tell(settings, untold)


def tell_build(settings: Settings, failure: str | None) -> Told:
    """Tell of a build that failed, once until one works, and then of that.

    Args:
        settings: of the installation.
        failure: the kind of the failure, a code; None for a build that was published.

    Raises:
        Problem: the settings of a way are incomplete.
    """

    def untold(way: Way, told: list[dict[str, str]]) -> tuple[Notice, list[str]] | None:
        standing = standing_failure(told, way.name)
        if failure == standing:
            return None
        build = _build_in_force(settings)
        return (
            (failed_notice(failure, build), [failure]) if failure else (works_notice(build), [""])
        )

    return _tell(settings, untold)


def tell_trial(settings: Settings) -> Told:
    """Send a notice that says nothing but that it has arrived; nothing is put down.

    Raises:
        Problem: the settings of a way are incomplete.
    """
    told = Told()
    for way in find_ways(settings):
        _send(way, trial_notice(), told)
    return told


def what_is_late(settings: Settings, today: date) -> list[LateList]:
    """The lists that are late by the build in force; none where nothing was built yet."""
    try:
        build = current_build(settings.folder)
    except Problem:
        return []
    with open_build(build) as connection:
        return late_lists(connection, today)


def is_behind(settings: Settings) -> bool:
    """Whether the build in force stands on other lists than those that are in force now."""
    folder = settings.folder
    ids: list[str] = []
    if folder.deliveries.exists():
        register = read_register(folder)
        ids = register.filter(register["state"] == "in_force")["delivery_id"].sort().to_list()
    try:
        stands_on = current_build(folder).manifest.deliveries_sha256
    except Problem:
        return True
    return stands_on != sha256("\n".join(ids).encode()).hexdigest()


def _tell(
    settings: Settings,
    untold: Callable[[Way, list[dict[str, str]]], tuple[Notice, list[str]] | None],
) -> Told:
    outcome = Told()
    ways = find_ways(settings)
    if not ways:
        return outcome
    folder = settings.folder
    try:
        # Two runs at a time would tell one thing twice.
        with short_lock(folder.notices_lock):
            told = read_told(folder)
            for way in ways:
                found = untold(way, told)
                if found and _send(way, found[0], outcome):
                    note_told(folder, way.name, found[0].kind, found[1])
    except TimeoutError:
        # Another process tells just now; what it leaves is told next time.
        pass
    return outcome


def _send(way: Way, notice: Notice, outcome: Told) -> bool:
    try:
        way.send(notice)
    except Exception as error:
        # Its words may hold the address of the webhook, which is a secret.
        outcome.unsent.append((way.name, type(error).__name__))
        return False
    outcome.sent.append((way.name, notice.subject))
    return True


def _build_in_force(settings: Settings) -> str:
    try:
        return current_build(settings.folder).manifest.id
    except Problem:
        return ""
