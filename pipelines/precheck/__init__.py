"""A payment list held against all checks before the money moves; nothing is taken in."""
