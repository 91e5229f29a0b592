"""A description is read, and what is wrong in it is told by its line."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from pipelines.founding.description import Description
from pipelines.founding.read_areas import read_areas
from pipelines.problem import Problem


def read_description(path: Path) -> Description:
    """Read a district's description.

    Returns:
        The description; of a table of areas, with the towns that it holds.

    Raises:
        Problem: the file is no YAML or does not describe a district; the sentence names the line
            and what stands there. The table of areas is missing or wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
        told, node = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        raise Problem("init_no_yaml", exit_status=2, file=path.name, line=line) from None
    except (OSError, UnicodeDecodeError):
        raise Problem("init_unreadable", exit_status=2, file=path) from None
    try:
        return _with_areas(Description.model_validate(told), path)
    except ValidationError as error:
        first = error.errors()[0]
        code = {"missing": "init_missing", "extra_forbidden": "init_unknown_key"}
        place = ".".join(str(part) for part in first["loc"]) or path.name
        raise Problem(
            code.get(first["type"], "init_bad_value"),
            exit_status=2,
            file=path.name,
            line=line_of(node, first["loc"]),
            place=place,
            value=str(first["input"])[:60],
        ) from None


def _with_areas(told: Description, path: Path) -> Description:
    if bool(told.towns) == bool(told.areas):
        raise Problem("init_towns_or_areas", exit_status=2, file=path.name)
    if not told.areas:
        return told
    if Path(told.areas).name != told.areas:
        raise Problem("init_areas_beside", exit_status=2, file=path.name, areas=told.areas)
    return told.model_copy(update={"towns": read_areas(path.parent / told.areas, told.code)})


def line_of(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """The line (1-based) of a place in the file, or of the nearest part around it."""
    line = node.start_mark.line + 1 if node else 1
    for part in place:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part] if part < len(node.value) else None
        elif isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            key, node = pairs.get(str(part), (None, None))
            line = key.start_mark.line + 1 if key else line
            continue
        if node is None:
            break
        line = node.start_mark.line + 1
    return line
