"""The checks D1, O3, O4 and T1 in pandas: one row per doubtful payment."""

from __future__ import annotations

import pandas as pd

from benchmarks.scale.ways.pandas_lists import cents_of, read_given, read_lists
from benchmarks.scale.ways.payment_lists import Lists

_SHAPE = ["check_code", "person", "programme_code", "town_code", "benefit_month", "cents"]


def doubtful_rows(
    payments: pd.DataFrame, members: pd.DataFrame, people: pd.Index, lists: Lists
) -> pd.DataFrame:
    """Rows of the four checks that are money at risk: check, person, programme, town, month.

    Args:
        payments: with the place in `people` of each person.
        members: likewise.
        people: the keys, sorted.
        lists: where cremations and standards lie.
    """
    programmes = read_given(lists, "dim_programmes")
    is_monthly = programmes["entitlement_rule"] != "no_monthly_formula"
    monthly = payments[
        payments["programme_code"].isin(programmes.loc[is_monthly, "programme_code"])
    ]
    found = {
        "D1": _after_death(payments, members, people, lists),
        "O3": _by_two_towns(monthly),
        "O4": _twice(monthly),
        "T1": _of_another_rate(payments, lists),
    }
    rows = pd.concat([part.assign(check_code=code)[_SHAPE] for code, part in found.items()])
    keys = ["check_code", "person", "programme_code", "benefit_month"]
    rows = rows[rows.groupby(keys, observed=True)["cents"].transform("sum") != 0]
    rows["subject_key"] = people[rows["person"].astype("int64")]
    names = {"benefit_month": "month", "cents": "amount_at_risk_cents"}
    rows = rows.drop(columns="person").rename(columns=names)
    texts = ["programme_code", "town_code"]
    return rows.astype(dict.fromkeys(texts, "object")).reset_index(drop=True)


def _after_death(
    payments: pd.DataFrame, members: pd.DataFrame, people: pd.Index, lists: Lists
) -> pd.DataFrame:
    deaths = read_lists(lists, "cremations", ("person_key", "died_on"))
    deaths["person"] = people.get_indexer(deaths["person_key"])
    died = deaths[deaths["person"] >= 0].groupby("person")["died_on"].min().reset_index()
    aid = payments["programme_code"].isin(["medical_aid", "funeral_waiver"])
    own = payments[payments["household_id"].isna() & ~aid].merge(died, on="person")
    # After the month of death is: after the day, and in another month.
    own = own[_is_later_month(own["benefit_month"], own["died_on"])]
    month = ["household_id", "month"]
    placed = members.sort_values(["member_number", "person"], ignore_index=True)
    of_roll = placed.groupby(month)
    placed["people"] = of_roll["person"].transform("size")
    placed["place"] = of_roll.cumcount() + 1
    late = placed.merge(died, on="person")
    late = late[_is_later_month(late["month"], late["died_on"])]
    shares = payments.drop(columns="person").merge(
        late, left_on=["household_id", "benefit_month"], right_on=month
    )
    cents = shares["cents"].abs()
    whole = cents // shares["people"] + (shares["place"] <= cents % shares["people"]).astype(
        "int64"
    )
    shares["cents"] = whole.where(shares["cents"] >= 0, -whole)
    return pd.concat([own, shares], ignore_index=True)


def _is_later_month(months: pd.Series, days: pd.Series) -> pd.Series:
    return months.dt.year * 12 + months.dt.month > days.dt.year * 12 + days.dt.month


def _by_two_towns(payments: pd.DataFrame) -> pd.DataFrame:
    right = ["person", "programme_code", "benefit_month"]
    towns = payments.groupby([*right, "town_code"], observed=True)["cents"].sum()
    paying = towns.reset_index(name="town_cents")
    paying = paying[paying["town_cents"] > 0].astype({"town_code": "object"})
    several = paying[paying.duplicated(right, keep=False)]
    first = several.sort_values(["town_cents", "town_code"], ascending=[False, True])
    others = first[first.duplicated(right, keep="first")]
    candidates = payments.astype({"town_code": "object"})
    return candidates.merge(others[[*right, "town_code"]], on=[*right, "town_code"])


def _twice(payments: pd.DataFrame) -> pd.DataFrame:
    right = ["programme_code", "town_code", "benefit_month", "payee"]
    key = payments["household_id"].fillna(payments["person"].astype(str))
    paid = payments.assign(payee=key)
    repeated = paid[paid.duplicated(right, keep=False)].copy()
    of_right = repeated.groupby(right, observed=True)["cents"]
    repeated = repeated[of_right.transform("sum") > of_right.transform("max")]
    order = ["cents", "paid_on", "payment_id"]
    ordered = repeated.sort_values(order, ascending=[False, True, True])
    return ordered[ordered.duplicated(right, keep="first")]


def _of_another_rate(payments: pd.DataFrame, lists: Lists) -> pd.DataFrame:
    standards = read_given(lists, "dim_standards")
    is_rate = standards["standard"].str.startswith("disability_allowance_level_")
    rates = standards[is_rate & (standards["area_level"] == "district")]
    rates = rates.assign(
        disability_level=rates["standard"].str[-1:].astype("int32[pyarrow]"),
        rate=cents_of(rates["value"]).astype("int64"),
    )[["disability_level", "rate", "first_month", "last_month"]]
    allowances = payments[payments["programme_code"] == "disability_allowance"]
    wrong = allowances[allowances["cents"] > 0].merge(rates, on="disability_level")
    month = wrong["benefit_month"]
    is_dated = (month >= wrong["first_month"]) & (
        wrong["last_month"].isna() | (month <= wrong["last_month"])
    )
    wrong = wrong[is_dated & (wrong["cents"] != wrong["rate"])]
    right = ["person", "town_code", "benefit_month"]
    doubted = allowances.merge(wrong[right].drop_duplicates(), on=right)
    sums = doubted.groupby(right, observed=True)["cents"].agg(["sum", "min"]).reset_index()
    wrong = wrong.merge(sums, on=right)
    wrong = wrong[(wrong["sum"] != wrong["rate"]) & (wrong["sum"] != 0)]
    told = wrong["cents"].where(wrong["min"] >= 0, wrong["sum"])
    return wrong.assign(cents=(told - wrong["rate"]).abs())
