"""The reports of the payment job in pandas: money and people by month, programme and town."""

from __future__ import annotations

import pandas as pd

SETS = ["programme_code", "town_code"], ["programme_code"], ["town_code"], []


def spending(recipients: pd.DataFrame) -> pd.DataFrame:
    """Money by programme, town and month of payment."""
    lines = recipients.groupby(
        ["programme_code", "town_code", "month"], observed=True, dropna=False
    )
    return lines.agg(
        payment_count=("payments", "sum"),
        people_count=("is_paid", "sum"),
        amount_cents=("cents", "sum"),
        largest_recipient_cents=("cents", "max"),
    ).reset_index()


def spending_periods(recipients: pd.DataFrame, calendar: pd.DataFrame) -> pd.DataFrame:
    """Money by month and year to date, programme or all, town or all."""
    months = pd.concat([_months_of(recipients, kept) for kept in SETS], ignore_index=True)
    lines = ["programme_code", "town_code"]
    for name in lines:
        months[name] = months[name].astype("object").fillna("all")
    by_month = months.rename(columns={"month": "as_of_month"}).assign(period_kind="month")
    to_date = months.merge(calendar.rename(columns={"month": "as_of_month"}), on="year")
    to_date = to_date[to_date["month"] <= to_date["as_of_month"]]
    to_date = to_date.groupby(["as_of_month", *lines]).agg(
        payment_count=("payment_count", "sum"),
        people_count=("new_count", "sum"),
        amount_cents=("amount_cents", "sum"),
        largest_recipient_cents=("largest_reached_cents", "max"),
    )
    to_date = to_date.reset_index().assign(period_kind="to_date")
    return pd.concat([by_month[to_date.columns], to_date], ignore_index=True)


def _months_of(recipients: pd.DataFrame, kept: list[str]) -> pd.DataFrame:
    """Of one set of the columns programme and town: a row a month, what it met and reached."""
    months = recipients.groupby(["person", *kept, "month"], observed=True, dropna=False).agg(
        payments=("payments", "sum"), is_paid=("is_paid", "any"), cents=("cents", "sum")
    )
    months = months.reset_index()
    months["year"] = months["month"].dt.year
    months = months.sort_values("month", kind="stable", ignore_index=True)
    recipient_year = ["person", *kept, "year"]
    years = months.groupby(recipient_year, observed=True, dropna=False)
    months["reached"] = years["cents"].cumsum()
    met = months[months["is_paid"]].drop_duplicates(recipient_year)
    months["is_new"] = False
    months.loc[met.index, "is_new"] = True
    of_month = months.groupby([*kept, "year", "month"], observed=True, dropna=False)
    return of_month.agg(
        payment_count=("payments", "sum"),
        people_count=("is_paid", "sum"),
        new_count=("is_new", "sum"),
        amount_cents=("cents", "sum"),
        largest_recipient_cents=("cents", "max"),
        largest_reached_cents=("reached", "max"),
    ).reset_index()


def people_of_months(payments: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Distinct people of a month of payment, by programme or all, and town or all."""
    columns = ["programme_code", "town_code", "paid_month", "benefit_month", "person"]
    paid = payments.loc[payments["cents"] > 0, [*columns, "household_id"]]
    of_households = paid[paid["household_id"].notna()].merge(
        members[["household_id", "month", "person"]].rename(columns={"person": "member"}),
        left_on=["household_id", "benefit_month"],
        right_on=["household_id", "month"],
        how="left",
    )
    of_households["person"] = (
        of_households["member"].fillna(of_households["person"]).astype("int64")
    )
    people = pd.concat([paid[paid["household_id"].isna()], of_households], ignore_index=True)
    people = (
        people.rename(columns={"paid_month": "month"})
        if "month" not in people
        else (people.drop(columns="month").rename(columns={"paid_month": "month"}))
    )
    people = people[["person", "programme_code", "town_code", "month"]].drop_duplicates()
    counts = []
    for kept in SETS:
        distinct = people[["person", *kept, "month"]].drop_duplicates()
        counted = distinct.groupby([*kept, "month"], observed=True, dropna=False).size()
        counts.append(counted.reset_index(name="people_count"))
    found = pd.concat(counts, ignore_index=True)
    for name in ("programme_code", "town_code"):
        found[name] = found[name].astype("object").fillna("all")
    return found
