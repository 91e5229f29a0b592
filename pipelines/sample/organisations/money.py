"""Contracts of purchased services and the ledger of the special funds."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.local_words import local_table, local_word
from pipelines.sample.months import working_day
from pipelines.sample.world import Row, World

YUAN = 100
SPECIAL, PURCHASE = "社会组织专项扶持资金", "政府购买服务"
WELFARE, OTHER = "民办福利机构资助", "其他"
# What was purchased in 2013: paid out less returned.
PURCHASED_2013 = 500_000 * YUAN
RETURNED = 6_000 * YUAN
BUDGETS = (
    (SPECIAL, 1_000_000, date(2013, 2, 6)),
    (PURCHASE, 560_000, date(2013, 2, 6)),
    (WELFARE, 300_000, date(2013, 2, 6)),
    (SPECIAL, 1_000_000, date(2014, 2, 12)),
    (PURCHASE, 600_000, date(2014, 2, 12)),
)


def contract_rows() -> list[Row]:
    """The contracts in the order of signing."""
    agencies = local_table("story")["agencies"]
    rows = []
    for order, entry in enumerate(local_table("story")["contracts"], start=1):
        project, provider, group, amount, signed = entry
        starts = signed + timedelta(days=10)
        rows.append(
            {
                "contract_no": contract_no(order, signed),
                "project": project,
                "provider": agencies[provider][0],
                "target_group": group,
                "amount": amount * YUAN,
                "signed_on": signed,
                "starts_on": starts,
                "ends_on": starts + timedelta(days=364),
            }
        )
    return rows


def contract_no(order: int, signed: date) -> str:
    """A contract's number."""
    return f"SG{signed.year}-{order:03d}"


def fund_rows(world: World, incubation: list[Row]) -> list[Row]:
    """The ledger in the order of its days, with voucher numbers and running totals."""
    rng = world.rng("funds")
    rows = [
        _entry(fund, "预算安排", "区社会工作部", yuan * YUAN, day) for fund, yuan, day in BUDGETS
    ]
    rows += _purchases(rng) + _support(incubation, rng) + _welfare()
    for quarter in range(5):
        day = working_day(date(2013 + quarter // 4, quarter % 4 * 3 + 3, 15))
        centre = local_word("community_centre")
        rows.append(_entry(OTHER, "拨付", centre, rng.randint(8, 30) * 100_000, day))
    rows.sort(key=lambda row: (row["paid_on"], row["fund"], row["payee"]))
    running: dict[str, int] = {}
    for order, row in enumerate(rows, start=1):
        row["voucher_no"] = f"PZ{row['paid_on']:%Y%m}-{order:03d}"
        if row["entry"] == "拨付":
            running[row["fund"]] = running.get(row["fund"], 0) + row["amount"]
            row["cumulative"] = running[row["fund"]]
    return rows


def _entry(fund: str, entry: str, payee: str, amount: int, day: date) -> Row:
    return {"fund": fund, "entry": entry, "payee": payee, "amount": amount, "paid_on": day}


def _purchases(rng: Random) -> list[Row]:
    """Two payments a contract of 2013, one return: 500,000 yuan net within the year."""
    contracts = [row for row in contract_rows() if row["signed_on"].year == 2013]
    gross = PURCHASED_2013 + RETURNED
    agreed = sum(row["amount"] for row in contracts)
    # Whole hundreds of yuan of each contract; the last one takes what is left.
    shares = [row["amount"] * gross // agreed // 10_000 * 10_000 for row in contracts]
    shares[-1] += gross - sum(shares)
    rows = []
    for contract, share in zip(contracts, shares, strict=True):
        first = share * rng.choice((5, 6)) // 10 // 10_000 * 10_000
        days = (contract["starts_on"] + timedelta(days=5), date(2013, 12, 16))
        for day, amount in zip(days, (first, share - first), strict=True):
            paid_on = max(working_day(day), contract["signed_on"])
            row = _entry(PURCHASE, "拨付", contract["provider"], amount, paid_on)
            rows.append({**row, "contract_no": contract["contract_no"]})
    back = contracts[0]
    row = _entry(PURCHASE, "退回", back["provider"], RETURNED, date(2013, 12, 20))
    rows.append({**row, "contract_no": back["contract_no"]})
    late = contract_rows()[-1]
    row = _entry(PURCHASE, "拨付", late["provider"], late["amount"] // 2, date(2014, 3, 17))
    rows.append({**row, "contract_no": late["contract_no"]})
    return rows


def _support(incubation: list[Row], rng: Random) -> list[Row]:
    """Support of organisations that moved in, below the year's million."""
    rows = [_entry(SPECIAL, "拨付", local_word("incubator"), 30_000_000, date(2013, 4, 18))]
    for stage in incubation:
        if stage["stage"] == "入驻":
            day = working_day(stage["occurred_on"] + timedelta(days=rng.randint(12, 20)))
            amount = rng.randint(20, 38) * 1000 * YUAN
            rows.append(_entry(SPECIAL, "拨付", stage["organisation"], amount, day))
    return rows


def _welfare() -> list[Row]:
    rows = []
    for home in local_table("story")["institutions"]:
        if "subsidy" in home:
            day = home["stages"]["资助"]
            rows.append(_entry(WELFARE, "拨付", home["name"], home["subsidy"] * YUAN, day))
    return rows
