"""Every figure of a text, held against the warehouse: found, tied by its words, judged."""
