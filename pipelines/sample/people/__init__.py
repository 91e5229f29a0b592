"""People, places, names and numbers."""
