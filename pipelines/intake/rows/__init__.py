"""What each row below a header is, and its values: records, totals, notes."""
