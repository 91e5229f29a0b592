"""Look one person up by ID number: who asks and why is put down before anything is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.identity.access_log import log_access
from pipelines.identity.id_numbers import id_facts
from pipelines.identity.keys import Keyring, normalise
from pipelines.identity.numbers_in_text import hold_numbers
from pipelines.identity.people_list import read_people
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import people_vault
from pipelines.problem import Problem
from pipelines.settings import Settings

_ACT = "look_up_person"
_SHORTEST_REASON, _LONGEST_TEXT = 4, 200
# What stands in the log where a reason named the person.
_NAME = "〔姓名〕"
_STAR = "*"


@dataclass(frozen=True)
class Asking:
    """Who asks, why, and which build is going to be shown."""

    by: str
    reason: str
    build_id: str


@dataclass(frozen=True)
class LookedUp:
    """What a look-up tells; neither the number nor a whole name is in it.

    Attributes:
        person_key: of the number, whether anybody is known under it or not.
        number_status: valid, check_digit, date or length.
        is_known: whether a delivery ever named the person.
        masked_names: every name that deliveries give the number, all but its ends hidden.
        log_line: number of the access log's line.
    """

    person_key: str = field(repr=False)
    number_status: str
    is_known: bool
    masked_names: tuple[str, ...]
    log_line: int


def look_up_person(reader: Reader, number: str, asking: Asking, settings: Settings) -> LookedUp:
    """The key and the masked names of an ID number, found or not; logged first.

    Args:
        reader: who looks.
        number: as it was typed, 15 or 18 characters; others are looked for as they stand.
        asking: goes into the access log, with the key in the number's place.
        settings: of the installation.

    Raises:
        Problem: number, reason or asker is missing, a text holds a number of a person, there is
            no vault, the secret is another one, the log could not be written, or the role may
            not look people up.
    """
    require_act(reader, _ACT)
    typed = normalise("person", pl.Series([number], dtype=pl.String))
    if typed[0] is None:
        raise Problem("person.no_number")
    facts = id_facts(typed).row(0, named=True)
    _check_texts(asking, typed[0], facts["number_18"])
    folder = settings.folder
    if not people_vault(folder).exists():
        raise Problem("person.no_vault")
    secret = load_secret(folder, settings.secret_text)
    number_18 = pl.Series([facts["number_18"]], dtype=pl.String)
    key = Keyring(secret.hmac_key).keys_of("person", number_18)[0]
    _, people = read_people(folder, secret.vault_key)
    of_key = people.filter(pl.col("person_key") == key)
    names = of_key["name"].drop_nulls().unique().sort().to_list()
    facts_logged = {
        "reason": _without_names(asking.reason.strip(), names),
        "person_key": key,
        "is_known": not of_key.is_empty(),
        "build": asking.build_id,
    }
    line = _log(settings, secret.vault_key, "person_look_up", asking.by.strip(), facts_logged)
    masked = tuple(sorted({mask_name(name) for name in names}))
    return LookedUp(key, facts["id_check_status"], not of_key.is_empty(), masked, line)


def log_person_export(reader: Reader, found: LookedUp, asking: Asking, settings: Settings) -> int:
    """Put down that what is shown of the person is written to a workbook; the line's number.

    Raises:
        Problem: the log could not be written, or the role may not look people up; nothing may be
            handed out.
    """
    require_act(reader, _ACT)
    vault_key = load_secret(settings.folder, settings.secret_text).vault_key
    facts = {"look_up": found.log_line, "person_key": found.person_key, "build": asking.build_id}
    return _log(settings, vault_key, "person_export", asking.by.strip(), facts)


def mask_name(name: str) -> str:
    """The name with its inner characters hidden: 张*三; of two characters only the first stays."""
    if len(name) <= 1:
        return _STAR
    last = name[-1] if len(name) > 2 else _STAR
    return name[0] + _STAR * (len(name) - 2) + last


def _check_texts(asking: Asking, *numbers: str) -> None:
    if not asking.by.strip():
        raise Problem("person.no_asker")
    if len(asking.reason.strip()) < _SHORTEST_REASON:
        raise Problem("person.no_reason", count=_SHORTEST_REASON)
    texts = pl.Series([asking.by, asking.reason], dtype=pl.String)
    if texts.str.len_chars().max() > _LONGEST_TEXT:
        raise Problem("person.long_text", count=_LONGEST_TEXT)
    told = [re.sub(r"[\W_]", "", text) for text in normalise("person", texts).drop_nulls()]
    is_repeated = any(number in text for text in told for number in numbers)
    if is_repeated or hold_numbers(texts).any():
        raise Problem("person.number_in_text")


def _without_names(reason: str, names: list[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            reason = reason.replace(name, _NAME)
    return reason


def _log(settings: Settings, vault_key: bytes, what: str, by: str, facts: dict[str, object]) -> int:
    try:
        return log_access(settings.folder, vault_key, what, by, **facts)
    except OSError:
        raise Problem("person.not_logged") from None
