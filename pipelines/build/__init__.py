"""One version of the warehouse: made aside, checked, then published in one step."""
