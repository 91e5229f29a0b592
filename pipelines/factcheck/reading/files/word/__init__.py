"""Word documents: what may be opened, and all the words that a reader sees."""
