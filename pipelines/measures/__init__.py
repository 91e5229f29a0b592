"""Indicators that are declared, not programmed: what each counts, read from YAML and checked."""

from pipelines.measures.declared_text import VARIABLE, declared_text
from pipelines.measures.gather_measures import load_measures
from pipelines.measures.measure import Condition, Figure, Measure

__all__ = ["VARIABLE", "Condition", "Figure", "Measure", "declared_text", "load_measures"]
