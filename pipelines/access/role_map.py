"""From what a sign-in says of somebody to a role: the mapping file, the first line that fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from pipelines.access.reader import Reader
from pipelines.access.rights import ROLES, Role
from pipelines.identity.numbers_in_text import hold_numbers
from pipelines.problem import Problem

_LONGEST_NAME = 60
_KEPT_FILES = 4


@dataclass(frozen=True)
class RoleLine:
    """Who has the claim with that value, alone or in a list, has the role."""

    claim: str
    value: str
    role: Role


@dataclass(frozen=True)
class RoleMap:
    """A mapping file.

    Attributes:
        name_claim: the claim that names somebody in records.
        lines: the first that fits gives the role.
    """

    name_claim: str
    lines: tuple[RoleLine, ...]

    def reader_of(self, claims: Mapping[str, Any]) -> Reader:
        """The reader that the claims speak of.

        Raises:
            Problem: no line fits, or the claims give no name that may stand in a record.
        """
        name = claims.get(self.name_claim)
        name = name.strip() if isinstance(name, str) else ""
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise Problem("access.no_name", claim=self.name_claim)
        if hold_numbers(pl.Series([name]))[0]:
            raise Problem("access.name_is_number", claim=self.name_claim)
        for line in self.lines:
            if _has(claims, line):
                return Reader(name, line.role, is_signed_in=True)
        raise Problem("access.no_role", name=name)


def read_role_map(path: Path) -> RoleMap:
    """The mapping file, read anew when it was changed.

    Raises:
        Problem: it is not there or says something else than a name and lines of claim, value, role.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        raise Problem("access.roles_missing", path=str(path)) from None


@lru_cache(_KEPT_FILES)
def _read(path: Path, _changed_at: int) -> RoleMap:
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        lines = tuple(_line(line) for line in told["roles"])
        name = told["name"]
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, ValueError):
        raise Problem("access.roles_wrong", path=str(path), roles=", ".join(ROLES)) from None
    if not isinstance(name, str) or not lines:
        raise Problem("access.roles_wrong", path=str(path), roles=", ".join(ROLES))
    return RoleMap(name, lines)


def _line(told: Any) -> RoleLine:
    if set(told) != {"claim", "value", "role"} or told["role"] not in ROLES:
        raise ValueError
    return RoleLine(str(told["claim"]), str(told["value"]), told["role"])


def _has(claims: Mapping[str, Any], line: RoleLine) -> bool:
    # An address that nobody has confirmed is whatever somebody typed at the provider.
    if line.claim == "email" and claims.get("email_verified") is not True:
        return False
    held = claims.get(line.claim)
    values = held if isinstance(held, list | tuple) else [held]
    return any(isinstance(value, str | int) and str(value) == line.value for value in values)
