"""What no page would send: messages by hand, with the names of another page or session."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from pipelines.access.rights import may_open
from pipelines.language import say
from tests.pages.served import Served
from tests.pages.sign_in.wire import Wire, page_hash
from tests.pages.view import View

REFUSED = say("access.page_refused", "zh")
NOT_SIGNED_IN = say("access.not_signed_in", "zh")
# Words that only the page of that code has.
OWN_WORDS = {
    "findings": say("findings.by_group", "zh"),
    "deliveries": say("deliveries.part_returns", "zh"),
    "person": say("person.number", "zh"),
    "workbench": say("workbench.tables_hint", "zh"),
}
Wired = Callable[[str], Wire]


@pytest.fixture
def wired(behind_sign_in: Served, signed_in: Callable[[str], View]) -> Wired:
    """A connection with the cookies of somebody who has signed in."""

    def wire(person: str) -> Wire:
        page = signed_in(person).page
        cookies = {c["name"]: c["value"] for c in page.context.cookies(behind_sign_in.url)}
        text = "; ".join(f"{name}={value}" for name, value in cookies.items())
        address = urlsplit(behind_sign_in.url).netloc
        return Wire(address, {"Cookie": text}, cookies["_streamlit_xsrf"])

    return wire


def test_an_analyst_is_known_by_the_cookie_and_opens_the_workbench(wired: Wired) -> None:
    with wired("analyst") as wire:
        assert OWN_WORDS["workbench"] in wire.run(page_script_hash=page_hash("workbench"))


@pytest.mark.parametrize("code", [code for code in OWN_WORDS if not may_open("leader", code)])
def test_a_forged_hash_of_a_page_opens_nothing(wired: Wired, code: str) -> None:
    with wired("clerk" if code != "workbench" else "analyst") as owner:
        assert OWN_WORDS[code] in owner.run(page_script_hash=page_hash(code))
    with wired("leader") as wire:
        told = wire.run(page_script_hash=page_hash(code))
        told += wire.run(page_script_hash=page_hash(code), page_name=code)
        told += wire.run(page_name=code)
        # Other spellings of an address and of a file of the program.
        told += wire.run(page_name=f"views/{code}.py") + wire.run(page_name=f"../{code}")
    assert REFUSED in told
    assert OWN_WORDS[code] not in told


def test_a_fragment_of_another_session_runs_nowhere(wired: Wired) -> None:
    with wired("clerk") as clerk, wired("leader") as leader:
        clerk.run(page_script_hash=page_hash("findings"))
        leader.run(page_name="year_end")
        assert clerk.fragments
        for fragment in clerk.fragments - leader.fragments:
            told = leader.run(fragment_id=fragment, page_script_hash=page_hash("findings"))
            assert OWN_WORDS["findings"] not in told


def test_a_session_is_not_taken_over_by_its_name(wired: Wired, behind_sign_in: Served) -> None:
    with wired("clerk") as clerk:
        clerk.run(page_script_hash=page_hash("findings"))
        taken = clerk.session
        assert taken
        for thief in (wired("leader"), Wire(urlsplit(behind_sign_in.url).netloc)):
            thief.session = taken
            with thief:
                told = thief.run(page_script_hash=page_hash("findings"))
            assert OWN_WORDS["findings"] not in told


@pytest.mark.parametrize("cookie", ["", "_streamlit_user=forged", "_streamlit_user=2|1:0|x"])
def test_without_a_signed_cookie_nobody_is_known(behind_sign_in: Served, cookie: str) -> None:
    address = urlsplit(behind_sign_in.url).netloc
    headers = {"Cookie": cookie, "X-Forwarded-User": "admin", "X-Forwarded-Groups": "admins"}
    with Wire(address, headers) as wire:
        told = wire.run(page_script_hash=page_hash("findings"))
    assert NOT_SIGNED_IN in told
    assert behind_sign_in.build_id not in told
