"""What a button hands out."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.language import language_in_force, speak

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def in_language_of_page(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same work, in the language that is spoken now.

    A button's work runs in a thread of its own, which speaks no language yet.
    """
    lang = language_in_force()

    def _make() -> bytes:
        speak(lang)
        return make()

    return _make
