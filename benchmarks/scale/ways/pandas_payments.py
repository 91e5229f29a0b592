"""The payment job in pandas, as an analyst would write it: Arrow types, whole columns, no loops.

Keys become numbers and amounts cents as soon as they are read: pandas groups those fast.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.scale.ways.pandas_doubts import doubtful_rows
from benchmarks.scale.ways.pandas_lists import read_given, read_members, read_payments
from benchmarks.scale.ways.pandas_reports import people_of_months, spending, spending_periods
from benchmarks.scale.ways.payment_lists import Lists

_MONEY = pa.decimal128(18, 2)


def run_pandas(lists: Lists, place: Path) -> None:
    """Write fct_payments, three reports and the rows of four checks: a parquet file a table."""
    place.mkdir(parents=True)
    payments, members = read_payments(lists), read_members(lists)
    people = pd.Index(pd.unique(pd.concat([payments["person_key"], members["person_key"]])))
    people = people.sort_values()
    _write(payments.rename(columns={"cents": "amount_cents"}), place / "fct_payments.parquet")
    payments["cents"] = payments["cents"].astype("int64")
    payments["person"] = people.get_indexer(payments["person_key"])
    members["person"] = people.get_indexer(members.pop("person_key"))
    payments = payments.drop(columns=["person_key", "bank_account_key", "village_code", "feed"])
    recipients = payments.assign(is_paid=payments["cents"] > 0).groupby(
        ["programme_code", "town_code", "paid_month", "person"], observed=True, dropna=False
    )
    recipients = recipients.agg(
        payments=("cents", "size"), is_paid=("is_paid", "any"), cents=("cents", "sum")
    )
    recipients = recipients.reset_index().rename(columns={"paid_month": "month"})
    _write(spending(recipients), place / "rpt_spending.parquet")
    calendar = read_given(lists, "dim_months")[["month", "year"]]
    _write(spending_periods(recipients, calendar), place / "rpt_spending_periods.parquet")
    counts = people_of_months(payments, members)
    _write(counts, place / "rpt_beneficiary_months.parquet")
    found = doubtful_rows(payments, members, people, lists)
    _write(found, place / "finding_sums.parquet")


def _write(frame: pd.DataFrame, path: Path) -> None:
    """Write the frame; its columns in cents become yuan."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for place, name in enumerate(table.column_names):
        if name.endswith("_cents"):
            whole = pc.cast(pc.cast(table[name], pa.int64()), pa.decimal128(19, 0))
            yuan = pc.cast(pc.multiply(whole, pa.scalar(Decimal("0.01"))), _MONEY)
            table = table.set_column(place, name.removesuffix("_cents") + "_yuan", yuan)
    pq.write_table(table, path)
