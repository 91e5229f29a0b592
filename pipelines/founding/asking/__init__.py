"""A new district's description, from questions at a terminal."""
