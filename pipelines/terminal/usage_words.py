"""Errors of usage in the reader's own language."""

from __future__ import annotations

from typing import Any

from typer._click.exceptions import (
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)

from pipelines.language import language_in_force, say


def usage_sentence(error: Any) -> str:
    """What was wrong with the command's words and where to look; help itself, if none came."""
    if isinstance(error, NoArgsIsHelpError):
        return error.message
    command = error.ctx.command_path if error.ctx else "minsheng"
    return say("usage_error", message=_message(error), command=command)


def _message(error: Any) -> str:
    if language_in_force() == "en":
        return error.format_message()
    name = _name(error)
    if isinstance(error, MissingParameter):
        return say("usage_missing", name=name)
    if isinstance(error, BadParameter):
        return say("usage_bad_value", name=name)
    if isinstance(error, NoSuchOption):
        return say("usage_no_option", name=error.option_name)
    if error.message.startswith("No such command"):
        return say("usage_no_command", name=error.message.split("'")[1])
    return say("usage_other", message=error.format_message())


def _name(error: Any) -> str:
    hint = getattr(error, "param_hint", None)
    if hint is None and getattr(error, "param", None) is not None:
        hint = error.param.get_error_hint()
    return hint if isinstance(hint, str) else " / ".join(hint or ["?"])
