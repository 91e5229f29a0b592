"""The build that a command reads, with a word when it is not the one CURRENT names."""

from __future__ import annotations

from pipelines.build.current import CurrentBuild, current_build
from pipelines.data_folder import DataFolder
from pipelines.language import say
from pipelines.terminal.outcome import complain


def told_build(folder: DataFolder) -> CurrentBuild:
    """The build in force; a damaged CURRENT is told on standard error.

    Raises:
        Problem: there is no good build.
    """
    build = current_build(folder)
    if build.warning:
        complain(say(build.warning))
    return build
