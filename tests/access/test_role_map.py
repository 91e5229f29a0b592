"""A role comes from the mapping file and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from pipelines.access.role_map import read_role_map
from pipelines.language import say
from pipelines.problem import Problem

TEXT = """
name: nickname
roles:
  - {claim: groups, value: heads, role: leader}
  - {claim: groups, value: desk, role: clerk}
  - {claim: email, value: root@example.org, role: admin}
  - {claim: level, value: 7, role: analyst}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "roles.yml"
    place.write_text(TEXT, encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"groups": ["heads"]}, "leader"),
        ({"groups": ["staff", "desk"]}, "clerk"),
        ({"groups": "desk"}, "clerk"),
        # The first line that fits.
        ({"groups": ["desk", "heads"]}, "leader"),
        ({"email": "root@example.org", "email_verified": True}, "admin"),
        ({"level": 7}, "analyst"),
    ],
)
def test_the_first_line_that_fits_gives_the_role(path: Path, claims: Any, role: str) -> None:
    reader = read_role_map(path).reader_of({"nickname": "甲", **claims})
    assert (reader.name, reader.role, reader.is_signed_in) == ("甲", role, True)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": []},
        {"groups": ["headsX"]},
        {"groups": "heads,desk"},
        {"groups": {"heads": True}},
        {"groups": [["heads"]]},
        {"email": "root@example.org"},
        {"email": "root@example.org", "email_verified": "true"},
        {"role": "admin"},
    ],
)
def test_what_no_line_fits_comes_in_nowhere(path: Path, claims: Any) -> None:
    with pytest.raises(Problem, match=r"access\.no_role"):
        read_role_map(path).reader_of({"nickname": "甲", **claims})


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (None, "access.no_name"),
        ("", "access.no_name"),
        (["甲"], "access.no_name"),
        ("甲\n乙", "access.no_name"),
        ("甲" * 61, "access.no_name"),
        ("13800138000", "access.name_is_number"),
        ("440605199001011234", "access.name_is_number"),
    ],
)
def test_a_name_that_no_record_may_hold_comes_in_nowhere(path: Path, name: Any, code: str) -> None:
    with pytest.raises(Problem, match=code):
        read_role_map(path).reader_of({"nickname": name, "groups": ["heads"]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "roles: []",
        "name: n\nroles: []",
        "name: n\nroles: [{claim: a, value: b, role: boss}]",
        "name: n\nroles: [{claim: a, value: b, role: admin, also: c}]",
        "name: n\nroles: [{claim: a, role: admin}]",
        "name: n\nroles: [admin]",
        "name: [n]\nroles: [{claim: a, value: b, role: admin}]",
        "name: n\nroles: admin",
        "name: {",
    ],
)
def test_a_file_that_says_something_else_is_refused_in_words(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"access\.roles_wrong") as caught:
        read_role_map(path)
    assert say(caught.value.code, **caught.value.values)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"access\.roles_missing"):
        read_role_map(tmp_path / "roles.yml")


def test_a_role_that_is_taken_away_is_gone_at_once(path: Path) -> None:
    claims = {"nickname": "甲", "groups": ["desk"]}
    assert read_role_map(path).reader_of(claims).role == "clerk"
    path.write_text(TEXT.replace("value: desk", "value: others"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    with pytest.raises(Problem, match=r"access\.no_role"):
        read_role_map(path).reader_of(claims)
