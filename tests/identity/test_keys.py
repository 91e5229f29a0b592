"""Keys are the same for the same value however it is written, and differ under another secret."""

from __future__ import annotations

import hmac

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.identity.keys import _PLAIN, Keyring, _normalise_all, normalise
from pipelines.identity.known_values import KnownValues


def keys(domain: str, *values: str | None, secret: bytes = b"s" * 32) -> list[str | None]:
    return Keyring(secret).keys_of(domain, normalise(domain, pl.Series(values, dtype=pl.String)))


@pytest.mark.parametrize(
    ("domain", "one", "other"),
    [
        ("person", "11010519491231002X", "１１０１０５１９４９１２３１００２ｘ"),
        ("person", "'11010519491231002X", " 11010519491231002x\t"),
        ("name", "张 三", "张三\u200b"),
        ("name", "阿卜杜·热合曼", "阿卜杜•热合曼"),
        ("phone", "13800138000", "+86 138-0013-8000"),
        ("account", "6222 0212 0000 1234", "6222-0212-0000-1234"),
    ],
)
def test_spellings_of_one_value_have_one_key(domain, one, other):
    first, second = keys(domain, one, other)
    assert first == second
    assert len(first) == 32


def test_kinds_of_values_do_not_meet():
    assert len({keys(kind, "13800138000")[0] for kind in ("phone", "account", "person")}) == 3


def test_another_secret_makes_other_keys():
    assert keys("name", "张三")[0] != keys("name", "张三", secret=b"t" * 32)[0]


def test_nobody_is_known_by_nothing():
    assert list(keys("phone", None, "无", "")) == [None, None, None]
    assert list(keys("name", None, "  ")) == [None, None]


@pytest.mark.parametrize("remembered", [0, 4, 1_000])
def test_a_long_column_has_the_keys_of_short_ones(remembered, monkeypatch):
    monkeypatch.setattr(KnownValues, "LONG", 3)
    monkeypatch.setattr(KnownValues, "REMEMBERED", remembered)
    ring = Keyring(b"s" * 32)
    columns = [
        ["张三", None, "李四", "张三"],
        ["王五", "李四", None, "赵六"],
        [None] * 3,
        ["王五"] * 3,
    ]
    for column in columns * 2:
        values = pl.Series("column", column, dtype=pl.String)
        found = ring.keys_of("name", values)
        assert (found.name, found.to_list()) == ("column", [keys("name", one)[0] for one in column])


@pytest.mark.parametrize("secret", [b"s" * 32, b"long" * 40])
def test_a_key_is_the_hmac_of_its_kind_and_value(secret):
    expected = hmac.digest(secret, "name\0张三".encode(), "sha256").hex()[:32]
    assert keys("name", "张三", secret=secret)[0] == expected


@given(
    st.sampled_from(sorted(_PLAIN)),
    st.lists(st.none() | st.text("0123456789xX 张三·•-８'\n\x1e\uf900", max_size=16)),
)
def test_plain_values_are_normalised_as_all_others(domain, texts):
    found = normalise(domain, pl.Series(texts, dtype=pl.String)).to_list()
    assert found == [t if t is None else _normalise_all(domain, [t])[0] for t in texts]
