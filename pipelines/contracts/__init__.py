"""What each feed's form looks like: one YAML a feed, and its reader."""

from pipelines.contracts.contract import Column, Contract
from pipelines.contracts.load_contracts import ContractError, load_contracts

__all__ = ["Column", "Contract", "ContractError", "load_contracts"]
