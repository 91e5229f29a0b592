"""Readers sign in at a provider; each role has its pages, and no others by any address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboards.page_list import PAGES
from pipelines.access.rights import ROLES, may_open
from pipelines.language import messages, say
from tests.pages.served import Served
from tests.pages.sign_in.provider import PEOPLE
from tests.pages.view import View

SignedIn = Callable[[str], View]
REFUSED = say("access.page_refused", "zh")


def listed(view: View) -> list[str]:
    """The pages that the navigation lists, by their codes."""
    links = view.page.get_by_test_id("stSidebarNav").get_by_role("link")
    codes = {messages()[f"page.{entry.code}"]["zh"]: entry.code for entry in PAGES}
    shown = [link.inner_text().strip().split("\n")[-1] for link in links.all()]
    return [codes[title] for title in shown]


@pytest.mark.parametrize("code", ["", "findings", "workbench", "nothing"])
def test_nobody_sees_anything_before_the_sign_in(
    behind_sign_in: Served, browser_of: Callable[[str], BrowserContext], code: str
) -> None:
    view = View(browser_of("nobody").new_page(), behind_sign_in)
    view.open(code)
    assert say("access.not_signed_in", "zh") in view.words
    assert view.page.get_by_test_id("stSidebarNav").count() == 0
    assert behind_sign_in.build_id not in view.page.content()
    view.page.close()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_pages_and_no_others(signed_in: SignedIn, role: str) -> None:
    view = signed_in(role)
    assert listed(view) == [entry.code for entry in PAGES if may_open(role, entry.code)]
    sidebar = view.page.get_by_test_id("stSidebar").inner_text()
    assert PEOPLE[role]["preferred_username"] in sidebar
    assert say(f"access.role_{role}", "zh") in sidebar
    view.must_be_well()


@pytest.mark.parametrize(
    ("role", "code"),
    [
        *(("leader", code) for code in ("deliveries", "findings", "person", "workbench")),
        *(("analyst", code) for code in ("deliveries", "findings", "person")),
    ],
)
def test_an_address_opens_no_page_of_another_role(
    signed_in: SignedIn, role: str, code: str
) -> None:
    view = signed_in(role)
    view.open(code)
    assert REFUSED in view.words
    assert view.words.strip().split("\n")[0] == say("page.app", "zh")


def test_two_at_once_each_see_their_own(signed_in: SignedIn) -> None:
    clerk, leader = signed_in("clerk"), signed_in("leader")
    clerk.open("findings")
    leader.open("findings")
    assert REFUSED in leader.words
    clerk.open("workbench", editor="plain")
    analyst = signed_in("analyst").open("workbench", editor="plain")
    seen = {}
    for name, view in {"clerk": clerk, "analyst": analyst}.items():
        tree = view.page.locator(".st-key-bench_tables")
        seen[name] = tree.evaluate(
            "one => { const walk = n => [n, ...(n.shadowRoot ? [...n.shadowRoot.children] : []), "
            "...n.children].slice(1).flatMap(walk).concat(n); "
            "return walk(one).map(n => n.textContent ?? '').join(' ') }"
        )
    assert "fct_payments" in seen["analyst"]
    assert "fct_payments" not in seen["clerk"]
    assert "fct_deliveries" in seen["clerk"]


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ("stranger", "access.no_role"),
        ("numbered", "access.name_is_number"),
        ("tired", "access.sign_in_over"),
    ],
)
def test_who_may_not_come_in_is_told_why_and_can_sign_out(
    signed_in: SignedIn, person: str, code: str
) -> None:
    view = signed_in(person)
    name = PEOPLE[person]["preferred_username"]
    told = say(code, "zh", name=name, claim="preferred_username", hours=12)
    assert told in view.words
    assert view.page.get_by_test_id("stSidebarNav").count() == 0
    view.page.locator(".st-key-sign_out button").click()
    expect(view.page.locator(".st-key-sign_out")).to_have_count(0, timeout=60_000)
    view.settle()
    assert say("access.not_signed_in", "zh") in view.words


def test_who_acts_is_who_signed_in(signed_in: SignedIn) -> None:
    view = signed_in("clerk").open("deliveries", part="change")
    field = view.page.locator(".st-key-clerk_signed_in input").first
    assert field.input_value() == PEOPLE["clerk"]["preferred_username"]
    assert field.is_disabled()
