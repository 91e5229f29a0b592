"""Adds contracts and entries to the department's ledgers."""

from __future__ import annotations

from datetime import date

from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_table
from pipelines.sample.organisations.money import PURCHASE, YUAN
from pipelines.sample.world import Row

__all__ = ["YUAN", "Ledger"]

PROJECTS = (
    "长者日间照料支援项目",
    "单亲家庭支援项目",
    "残疾青年就业辅导项目",
    "困境儿童陪伴项目",
    "社区邻里互助项目",
    "流动妇女成长项目",
    "精神康复者融入项目",
    "亲子阅读推广项目",
    "独居长者探访项目",
    "社区矫正人员帮扶项目",
    "外来工子女课后托管项目",
    "失独家庭关怀项目",
)


class Ledger:
    """The ledger of funds and the list of contracts, kept in the order of days."""

    def __init__(self, invention: Invention):
        self.rows: list[Row] = invention.ledgers["fund_payments"]
        self.contracts: list[Row] = invention.ledgers["service_contracts"]

    def sign(self, amount: int, signed: date, ends: date, provider: str | None = None) -> Row:
        """A new contract, in fen; with an agency of long standing unless one is named."""
        order = len(self.contracts) + 1
        row = {
            "contract_no": f"SG{signed.year}-{order:03d}",
            "project": PROJECTS[order % len(PROJECTS)],
            "provider": provider or local_table("story")["agencies"][order % 2][0],
            "target_group": "社区居民",
            "amount": amount,
            "signed_on": signed,
            "starts_on": signed,
            "ends_on": ends,
        }
        self.contracts.append(row)
        self.contracts.sort(key=lambda contract: contract["signed_on"])
        return row

    def pay_on(self, contract: Row, amount: int, day: date) -> Row:
        """A payment on a contract."""
        row = self.pay(PURCHASE, contract["provider"], amount, day)
        row["contract_no"] = contract["contract_no"]
        return row

    def pay(
        self, fund: str, payee: str, amount: int, day: date, cumulative: int | None = None
    ) -> Row:
        """A payment out of a fund; the ledger need not state the running total."""
        row = self.enter(fund, "拨付", payee, amount, day)
        if cumulative is not None:
            row["cumulative"] = cumulative
        return row

    def enter(self, fund: str, entry: str, payee: str, amount: int, day: date) -> Row:
        """An entry with a voucher of its own."""
        row = {"fund": fund, "entry": entry, "payee": payee, "amount": amount, "paid_on": day}
        row["voucher_no"] = f"PZ{day:%Y%m}-{len(self.rows) + 101:03d}"
        self.rows.append(row)
        self.rows.sort(key=lambda entry: entry["paid_on"])
        return row
