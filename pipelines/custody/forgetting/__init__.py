"""Who is to be forgotten, where they stand, and what is left of their rows."""
