"""Sums, counts, units and ledgers that do not agree: checks S1 to S7."""
