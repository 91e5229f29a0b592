"""What is in force is a function of what the deliveries say; arrival matters to rule a only."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.deliveries.supersession.resolve import resolve
from tests.deliveries.supersession.made_candidates import candidate, day, states


def test_a_reissue_is_named_after_the_first_issue():
    early = candidate("z", rows_hash="same", reported_on=day(1), arrival=5)
    late = candidate("a", rows_hash="same", reported_on=day(2), arrival=1)
    undated = candidate("b", rows_hash="same")
    assert states(late, undated, early) == {
        "z": "in_force", "a": "reissue z b", "b": "reissue z b",
    }  # fmt: skip


def test_a_register_that_repeats_itself_a_quarter_later_takes_the_place():
    march = candidate("a", rows_hash="same", period_end=date(2013, 3, 1))
    june = candidate("b", rows_hash="same", period_end=date(2013, 6, 1))
    assert states(march, june, a_b=10)["a"] == "superseded b c"


def test_nine_tenths_repeated_is_enough_and_less_is_not():
    old, new = candidate("a", rows=10), candidate("b", rows=100)
    assert states(old, new, a_b=9)["a"] == "superseded b c"
    assert states(old, new, a_b=8)["a"] == "in_force"


@pytest.mark.parametrize(
    ("facts", "winner"),
    [
        (({"reported_on": day(9)}, {"reported_on": day(5)}), "a"),
        (({"says_revised": True}, {"reported_on": day(5)}), "a"),
        (({"rows": 11}, {}), "a"),
        (({"latest_on": day(3)}, {"latest_on": day(2)}), "a"),
        (({}, {}), "b"),
    ],
)
def test_of_two_versions_the_one_that_says_it_is_later_counts(facts, winner):
    a, b = (candidate(name, **says) for name, says in zip("ab", facts, strict=True))
    found = states(a, b, a_b=10)
    assert [name for name, state in found.items() if state == "in_force"] == [winner]


def test_a_chain_ends_in_the_list_in_force():
    lists = [candidate(name, rows=rows) for name, rows in (("a", 10), ("b", 12), ("c", 15))]
    assert states(*lists, a_b=10, b_c=12) == {
        "a": "superseded c c", "b": "superseded c c", "c": "in_force",
    }  # fmt: skip


def test_a_withdrawn_list_gives_back_what_it_had_replaced():
    old = candidate("a")
    new = candidate("b", rows=100, is_withdrawn=True)
    assert states(old, new, a_b=10) == {"a": "in_force", "b": "withdrawn"}


days = st.none() | st.integers(1, 9).map(day)


@st.composite
def registers(draw):
    """Deliveries of one register, with overlaps that real lists could have."""
    size = draw(st.integers(2, 7))
    rows = [draw(st.integers(5, 40)) for _ in range(size)]
    candidates = [
        candidate(
            f"d{n}",
            rows=rows[n],
            rows_hash=draw(st.sampled_from(["x", "y", f"own{n}"])),
            reported_on=draw(days),
            says_revised=draw(st.booleans()),
            is_withdrawn=draw(st.integers(0, 9)) == 0,
        )
        for n in range(size)
    ]
    overlaps = {
        (f"d{i}", f"d{j}"): draw(st.integers(0, min(rows[i], rows[j])))
        for i in range(size)
        for j in range(i + 1, size)
    }
    return candidates, overlaps


@settings(max_examples=300)
@given(made=registers(), data=st.data())
def test_arrival_decides_nothing_of_registers_and_chains_end_in_force(made, data):
    candidates, overlaps = made
    found = resolve(candidates, overlaps)
    arrivals = data.draw(st.permutations(range(len(candidates))))
    moved = [dataclasses.replace(c, arrival=a) for c, a in zip(candidates, arrivals, strict=True)]
    assert resolve(data.draw(st.permutations(moved)), overlaps) == found
    for name, standing in found.items():
        if standing.state == "superseded":
            assert found[standing.superseded_by].state == "in_force"
            assert standing.superseded_by != name
        if standing.state == "reissue":
            assert found[standing.superseded_by].state in {"in_force", "superseded"}
    if not all(c.is_withdrawn for c in candidates):
        assert "in_force" in {standing.state for standing in found.values()}


def test_two_lists_that_do_not_say_which_is_later_are_a_guess():
    one, other = candidate("a"), candidate("b")
    assert resolve([one, other], {("a", "b"): 9})["a"].is_guess
    dated = (
        dataclasses.replace(one, reported_on=day(1)),
        dataclasses.replace(other, reported_on=day(2)),
    )
    assert not resolve(dated, {("a", "b"): 9})["a"].is_guess
    revised = dataclasses.replace(other, says_revised=True)
    assert not resolve([one, revised], {("a", "b"): 9})["a"].is_guess
