"""Numbers and names that do not fit together."""
