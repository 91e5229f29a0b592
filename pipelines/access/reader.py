"""Who reads: a name for the record, and a role."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

from pipelines.access.rights import Role, may_do, may_open
from pipelines.problem import Problem


@dataclass(frozen=True)
class Reader:
    """Somebody who looks or asks.

    Attributes:
        name: stands in the access log and beside what this reader does; no number of a person.
        is_signed_in: whether a sign-in vouches for the name; else clerks type their own.
    """

    name: str
    role: Role
    is_signed_in: bool = False


def machine_reader() -> Reader:
    """Who has a shell of this machine, and so its files: an administrator under the login name."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "?"
    return Reader(name, "admin")


def require_page(reader: Reader, page: str) -> None:
    """Return if the reader may open the page of that code.

    Raises:
        Problem: the role may not.
    """
    if not may_open(reader.role, page):
        raise Problem("access.page_refused")


def require_act(reader: Reader, act: str) -> None:
    """Return if the reader may do what the desk calls so: each act of pipelines/desk asks first.

    Raises:
        Problem: the role may not.
    """
    if not may_do(reader.role, act):
        raise Problem("access.act_refused")
