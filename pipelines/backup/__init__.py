"""The whole installation in one file that can be checked, and back again."""
