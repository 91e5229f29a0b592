"""Every sentence that a person reads, in Chinese and in English, by its code."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.district import DESCRIPTION, district_words
from pipelines.district_kind import with_kind
from pipelines.problem import Problem

LANGUAGE_FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")

# A server of pages speaks with several readers at once: each thread of work has its own language.
_spoken: ContextVar[str | None] = ContextVar("language", default=None)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def say(code: str, lang: str | None = None, **values: Any) -> str:
    """The sentence of that code, its placeholders filled.

    Args:
        code: a key of one of the YAML files of this folder.
        lang: "zh" or "en"; by default the language in force.
        values: what the placeholders stand for.

    Raises:
        KeyError: no sentence has that code.
    """
    return messages()[code][lang or language_in_force()].format(**values)


def speak(lang: str) -> None:
    """Make `lang` the language in force of this thread, whatever the process was asked for."""
    _spoken.set(lang if lang in LANGUAGES else "zh")


def language_in_force() -> str:
    """The language this thread speaks, else what MINSHENG_LANG or --lang asked for.

    Where nobody asked it is the district's, zh unless its description says otherwise.
    """
    lang = _spoken.get() or os.environ.get("MINSHENG_LANG") or _of_district()
    return lang if lang in LANGUAGES else "zh"


@cache
def _of_district() -> str:
    # That there is no such district is itself to be said.
    with suppress(Problem):
        return district_words(DESCRIPTION).get("language", "zh")
    return "zh"


def name_of(row: Mapping[str, Any], stem: str = "name") -> Any:
    """The row's name in the language in force, of its columns `<stem>_zh` and `<stem>_en`."""
    return row[f"{stem}_{language_in_force()}"]


def list_words(words: Iterable[str]) -> str:
    """The words one after another, with the comma of the language in force."""
    return say("list_comma").join(words)


def join_sentences(*sentences: str) -> str:
    """The sentences that are not empty one after another, with a space between English ones."""
    return say("sentence_gap").join(sentence.strip() for sentence in sentences if sentence)


def with_feed_titles(text: str) -> str:
    """The text with the Chinese titles of forms in it put into the language in force."""
    lang = language_in_force()
    titles = {m["zh"]: m[lang] for code, m in messages().items() if code.startswith("feed.")}
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title, titles[title])
    return text


@cache
def messages() -> dict[str, dict[str, str]]:
    """Code → language → sentence, of all topics; a code stands in one topic only.

    The district's language.yml may say a sentence otherwise. {region} is filled with the word of
    the district's kind: 全{region} is 全区 in a district and 全县 in a county.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(LANGUAGE_FOLDER.rglob("*.yml")):
        with path.open("rb") as file:
            topic = yaml.load(file, _Loader) or {}  # noqa: S506 - both are safe loaders
        if twice := found.keys() & topic.keys():
            raise ValueError(f"{path.name}: codes that another topic has: {sorted(twice)}")
        found.update(topic)
    # That there is no such district is itself to be said, in the general words.
    with suppress(Problem):
        found |= district_words("language.yml")
    return {
        code: {lang: with_kind(text, lang) for lang, text in message.items()}
        for code, message in found.items()
    }
