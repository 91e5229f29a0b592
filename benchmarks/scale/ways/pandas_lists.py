"""The lists of the payment job as pandas frames: Arrow types, whole columns, amounts in cents."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from benchmarks.scale.ways.payment_lists import LEVELS, MONTHLY, PAID, PAID_ONCE, Lists

_MONTHLY_COLUMNS = (
    *("person_key", "town_code", "village_code", "scheme", "household_no", "level"),
    *("certificate_level", "benefit_month", "amount", "paid_on", "bank_account_key", "status"),
    *("delivery_id", "source_sheet", "source_row"),
)
TEXT = pd.ArrowDtype(pa.string())


def read_given(lists: Lists, name: str) -> pd.DataFrame:
    """A dimension that the analyst was handed."""
    return pd.read_parquet(lists.given / f"{name}.parquet", dtype_backend="pyarrow")


def read_lists(lists: Lists, feed: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Columns of a feed's lists in force that it has, each row under the list it belongs to."""
    data = ds.dataset(lists.files[feed], format="parquet")
    table = data.to_table(columns=[name for name in columns if name in data.schema.names])
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    if lists.completed and "delivery_id" in frame:
        frame["delivery_id"] = frame["delivery_id"].replace(lists.completed)
    return frame


def read_payments(lists: Lists) -> pd.DataFrame:
    """One row per payment other than 0 that reached somebody; amounts in cents."""
    frames = [_monthly_lines(lists, feed) for feed in MONTHLY]
    frames += [_lines_paid_once(lists, feed, *columns) for feed, columns in PAID_ONCE.items()]
    lines = pd.concat(frames, ignore_index=True)
    lines = lines[(lines["payment_status"] == PAID) & (lines["cents"] != 0)].reset_index(drop=True)
    row = lines["source_row"].astype(TEXT)
    lines["payment_id"] = lines["delivery_id"] + "-" + lines["source_sheet"] + "-" + row
    lines["paid_month"] = _month_of(lines["paid_on"])
    for name in ("programme_code", "town_code"):
        lines[name] = lines[name].astype("category")
    return lines


def _month_of(days: pd.Series) -> pd.Series:
    floored = pc.cast(pc.floor_temporal(pa.array(days), unit="month"), pa.date32())
    return pd.Series(floored, dtype=pd.ArrowDtype(pa.date32()), index=days.index)


def cents_of(amounts: pd.Series) -> pd.Series:
    """Amounts in yuan as whole cents."""
    whole = pc.multiply(pa.array(amounts), pa.scalar(Decimal(100)))
    return pd.Series(pc.cast(whole, pa.int64()), dtype="int64[pyarrow]", index=amounts.index)


def _programmes(lists: Lists, feed: str) -> dict[str | None, str]:
    table = read_given(lists, "dim_programmes")
    own = table[table["feed"] == feed]
    return dict(zip(own["scheme"], own["programme_code"], strict=True))


def _monthly_lines(lists: Lists, feed: str) -> pd.DataFrame:
    frame = read_lists(lists, feed, _MONTHLY_COLUMNS)
    codes = _programmes(lists, feed)
    if "scheme" in frame:
        frame["programme_code"] = frame["scheme"].map(codes).astype(TEXT)
    else:
        frame["programme_code"] = pd.Series(
            next(iter(codes.values())), index=frame.index, dtype=TEXT
        )
    if "level" in frame:
        frame["disability_level"] = frame["level"].map(LEVELS).astype("int32[pyarrow]")
    if "household_no" in frame:
        frame["household_id"] = frame["town_code"] + "-" + frame["household_no"]
        frame["status"] = frame["status"].fillna(PAID)
    frame["feed"] = pd.Series(feed, index=frame.index, dtype=TEXT)
    frame["cents"] = cents_of(frame["amount"])
    gone = [name for name in ("amount", "scheme", "level", "household_no") if name in frame]
    return frame.drop(columns=gone).rename(columns={"status": "payment_status"})


def _lines_paid_once(lists: Lists, feed: str, amount: str, day: str) -> pd.DataFrame:
    shared = ("person_key", "town_code", "village_code", "delivery_id", "source_sheet")
    frame = read_lists(lists, feed, (*shared, "source_row", amount, day))
    texts = {"feed": feed, "programme_code": next(iter(_programmes(lists, feed).values()))}
    for name, text in {**texts, "payment_status": PAID}.items():
        frame[name] = pd.Series(text, index=frame.index, dtype=TEXT)
    frame["cents"] = cents_of(frame[amount])
    frame["benefit_month"] = _month_of(frame[day])
    return frame.drop(columns=amount).rename(columns={day: "paid_on"})


def read_members(lists: Lists) -> pd.DataFrame:
    """One row per household, month and person on the roll, with the number on the form."""
    place = ["delivery_id", "source_sheet", "source_row"]
    columns = ("household_no", "town_code", "person_key", "benefit_month", "amount", "stop_reason")
    roll = read_lists(lists, "subsistence_payments", (*columns, *place))
    roll = roll[~((cents_of(roll["amount"]) == 0) & roll["stop_reason"].notna())]
    heads = pd.DataFrame(
        {
            "household_id": roll["town_code"] + "-" + roll["household_no"],
            "month": roll["benefit_month"],
            "person_key": roll["person_key"],
            "member_number": 0,
            **{name: roll[name] for name in place},
        }
    )
    listed = read_lists(lists, "subsistence_members", ("person_key", "member_number", *place))
    listed = listed[listed["person_key"].notna()].merge(
        heads.drop(columns=["person_key", "member_number"]), on=place
    )
    people = pd.concat([heads, listed], ignore_index=True)
    keys = ["household_id", "month", "person_key"]
    return people.groupby(keys, dropna=False)["member_number"].min().reset_index()
