"""From a file's path to its rows: what the bytes are, which form it is, what each row says."""

from pipelines.intake.read_file import read_file
from pipelines.intake.read_result import ReadFile, SheetReading
from pipelines.intake.refusal import Limits, Refusal

__all__ = ["Limits", "ReadFile", "Refusal", "SheetReading", "read_file"]
