"""The planted faults stand in the rows as the answers say, and vary by seed."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from pipelines.sample.invent import invent
from pipelines.sample.months import first_day, month_of
from tests.sample.conftest import SCALE

BY_ROWS = {"D1", "D2", "D3", *(f"O{n}" for n in range(1, 9)), *(f"T{n}" for n in range(1, 8))}
BY_DELIVERIES = {"I1", "I2", "I3", "I4", "O9"}
PAYMENTS = {
    "disability_allowance": "disability_allowance_payments",
    "disability_care": "disability_care_payments",
    "disability_nursing": "disability_care_payments",
}


@pytest.fixture(scope="module")
def findings(planned):
    return planned.findings


@pytest.fixture(scope="module")
def paid(planned):
    """Fen by (programme's feed, ID number, benefit month), a row each."""
    rows = defaultdict(list)
    for feed in set(PAYMENTS.values()):
        for listed in planned.invention.monthly[feed].values():
            for row in listed:
                if row["amount"] and row["status"] == "成功":
                    key = feed, row["id_no"], month_of(row["benefit_month"])
                    rows[key].append(row)
    return rows


def test_every_code_is_planted(findings):
    planted = {code for code, found in findings.items() if any(not f.is_consequence for f in found)}
    assert planted >= BY_ROWS | BY_DELIVERIES


def test_numbers_vary_by_seed(planned, other):
    counts = [Counter(f.code for f in one.book.findings) for one in (planned.invention, other)]
    assert counts[0] != counts[1]


def test_a_small_sample_has_every_kind_of_row_fault():
    codes = {finding.code for finding in invent(5, SCALE).book.findings}
    assert codes >= BY_ROWS


def test_one_person_carries_the_faults_of_one_cause(planned):
    causes = defaultdict(set)
    for finding in planned.invention.book.findings:
        if finding.kind in ("person", "household"):
            causes[finding.subject].add(finding.cause)
    assert {len(of_one) for of_one in causes.values()} == {1}


def test_near_misses_carry_no_finding_of_their_code(planned):
    book = planned.invention.book
    found = {(finding.code, finding.subject) for finding in book.findings}
    # A list may be sent again and corrected too, and a fund has several years.
    missed = {(m.code, m.subject) for m in book.near_misses if m.code not in {"O9", "S3"}}
    assert missed
    assert not missed & found


def test_payments_after_death_are_those_of_the_answers(planned, findings, paid):
    deaths = {p.printed_id: p.died for p in planned.invention.world.population.people if p.died}
    checked = 0
    for finding in findings["D1"]:
        feed = PAYMENTS.get(finding.programme)
        if feed:
            died = month_of(deaths[finding.subject])
            late = {m: paid[feed, finding.subject, m] for m in range(died + 1, 27)}
            assert tuple(m for m, rows in late.items() if rows) == finding.months
            assert sum(r["amount"] for rows in late.values() for r in rows) == finding.amount
            checked += 1
    assert checked


def test_who_is_paid_after_death_is_on_the_cremation_register(planned, findings):
    lists = planned.invention.monthly["cremations"].values()
    cremated = {row["id_no"] for listed in lists for row in listed}
    assert {finding.subject for finding in findings["D1"]} <= cremated


@pytest.mark.parametrize("code", ["O3", "O4"])
def test_second_payments_are_those_of_the_answers(findings, paid, code):
    for finding in findings[code]:
        rows = [paid[PAYMENTS[finding.programme], finding.subject, m] for m in finding.months]
        assert all(len(listed) == 2 for listed in rows)
        assert sum(listed[1]["amount"] for listed in rows) == finding.amount
        towns = {len({row["town"] for row in listed}) for listed in rows}
        assert towns == ({2} if code == "O3" else {1})


def test_what_a_shared_account_got_is_its_amount(findings, paid):
    for finding in findings["O5"]:
        rows = [
            r for listed in paid.values() for r in listed if r["bank_account"] == finding.subject
        ]
        assert len({row["id_no"] for row in rows}) >= 4
        assert sum(row["amount"] for row in rows) == finding.amount


def test_faults_keep_out_of_what_the_article_says(planned):
    lists = planned.invention.monthly
    for listed in lists["subsistence_payments"].values():
        for row in listed:
            if first_day(18) <= row["benefit_month"] < first_day(24) and row["scheme"] != "五保":
                assert row["amount"] <= 47_000 * row["members"]
    waivers = [row for listed in lists["funeral_waivers"].values() for row in listed]
    assert max(row["amount"] for row in waivers if row["claimed_on"] < first_day(24)) == 117_000
    assert max(row["amount"] for row in waivers) > 117_000


def test_the_answers_list_findings_by_code_and_month(written):
    faults = written.answers["faults"]
    assert faults == sorted(faults, key=lambda fault: (fault["code"], fault["first_month"]))
    assert {fault["code"] for fault in faults} >= BY_ROWS | BY_DELIVERIES
    for fault in faults:
        assert fault["month_count"] == len(set(fault["months"]))
        assert fault["first_month"] == min(fault["months"])
        assert fault["is_consequence"] == (fault["cause"].split("-")[0] != fault["code"])


def test_every_list_sent_again_is_a_finding(written):
    again = [file for file in written.answers["files"] if file["reissue_of"]]
    found = [fault for fault in written.answers["faults"] if fault["code"] == "O9"]
    lists = {f"{file['feed']}|{file['town_code']}|{file['period_start']}" for file in again}
    assert {fault["subject"]["value"] for fault in found} == lists
