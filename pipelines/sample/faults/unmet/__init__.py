"""Who has a right and does not draw it: checks M1 to M5."""
