"""Exhibits of purchased services, private welfare institutions and the special fund."""

from __future__ import annotations

from datetime import date

from dashboards.door import read
from dashboards.organisations.words import titled
from dashboards.parts.data_words import in_words
from pipelines.frames.organisations import contracts, funds, institutions
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH, RATIO, cell_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_PER_MONTH = "元/月"
_STAGE = "organisations.institution_stage"


def service_exhibits(as_of: date) -> list[Exhibit]:
    """Contracts with what was paid on them, and the same by provider."""
    frame = read(contracts.read_contracts, as_of=as_of)
    signed = Exhibit(
        key="contracts",
        title=say("organisations.contracts"),
        frame=in_words(frame, state="organisations.contract_state"),
        columns=(
            *_words("project_name", "provider", "target_group"),
            titled("amount_yuan", MONEY),
            titled("paid_yuan", MONEY),
            titled("paid_ratio", RATIO),
            titled("month_count", "月"),
            titled("yuan_per_month", _PER_MONTH),
            titled("state"),
            *(titled(name, DAY) for name in ("signed_on", "starts_on", "ends_on")),
            titled("contract_no"),
        ),
        chart=Chart("bars", "project_name", "paid_ratio"),
        definition=say("organisations.contracts_definition"),
        source=say("organisations.contracts_source"),
        query=contracts.ANALYST_QUERY,
        note=_unplaced(as_of),
    )
    providers = Exhibit(
        key="providers",
        title=say("organisations.providers"),
        frame=read(contracts.read_providers, as_of=as_of),
        columns=(
            titled("provider"),
            titled("contract_count", "个"),
            titled("running_count", "个"),
            titled("amount_yuan", MONEY),
            titled("paid_yuan", MONEY),
            titled("paid_ratio", RATIO),
            titled("yuan_per_month", _PER_MONTH),
        ),
        chart=Chart("bars", "provider", "amount_yuan"),
        definition=say("organisations.contracts_definition"),
        source=say("organisations.contracts_source"),
        note=say("organisations.unit_cost_note"),
    )
    return [signed, providers]


def institution_exhibits(as_of: date) -> list[Exhibit]:
    """Private welfare institutions by stage, and their list with beds and subsidies."""
    stages = Exhibit(
        key="institution_stages",
        title=say("organisations.institution_stages"),
        frame=in_words(read(institutions.read_institution_stages, as_of=as_of), stage=_STAGE),
        columns=(
            titled("stage"),
            titled("institution_count", "个"),
            titled("counted_beds", "张"),
            titled("planned_beds", "张"),
        ),
        chart=Chart("stacked", "stage", "institution_count"),
        definition=say("organisations.institutions_definition"),
        source=say("organisations.institutions_source"),
        query=institutions.ANALYST_QUERY,
    )
    listed = Exhibit(
        key="institutions",
        title=say("organisations.institutions"),
        frame=in_words(read(institutions.read_institutions, as_of=as_of), stage=_STAGE),
        columns=(
            *_words("institution_name", "town_name", "stage"),
            titled("since_on", DAY),
            titled("counted_beds", "张"),
            titled("planned_beds", "张"),
            titled("subsidy_yuan", MONEY),
        ),
        definition=say("organisations.institutions_definition"),
        source=say("organisations.institutions_source"),
    )
    return [stages, listed]


def fund_exhibits(as_of: date) -> list[Exhibit]:
    """The special fund's money along the year, and whom it went to."""
    months = Exhibit(
        key="fund_months",
        title=say("organisations.fund_months"),
        frame=read(funds.read_fund_months, as_of=as_of),
        columns=(
            titled("month", MONTH),
            titled("appropriated_yuan", MONEY),
            titled("paid_yuan", MONEY),
            titled("appropriated_so_far_yuan", MONEY),
            titled("paid_so_far_yuan", MONEY),
        ),
        chart=Chart("lines", "month", "paid_so_far_yuan"),
        definition=say("organisations.fund_definition"),
        source=say("organisations.fund_source"),
        query=funds.ANALYST_QUERY,
    )
    payees = Exhibit(
        key="fund_payees",
        title=say("organisations.fund_payees"),
        frame=read(funds.read_fund_payees, as_of=as_of),
        columns=(
            titled("payee"),
            titled("net_yuan", MONEY),
            titled("paid_yuan", MONEY),
            titled("returned_yuan", MONEY),
            titled("payment_count", "笔"),
            titled("last_on", DAY),
        ),
        chart=Chart("bars", "payee", "net_yuan"),
        definition=say("organisations.fund_definition"),
        source=say("organisations.fund_source"),
    )
    return [months, payees]


def _words(*names: str) -> list[Column]:
    return [titled(name) for name in names]


def _unplaced(as_of: date) -> str:
    found = read(contracts.read_unplaced_payments, as_of=as_of).row(0, named=True)
    if not found["payment_count"]:
        return ""
    amount = cell_words(found["amount_yuan"], MONEY)
    return say("organisations.unplaced", count=found["payment_count"], amount=amount)
