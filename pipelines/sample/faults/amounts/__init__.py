"""Amounts that are not what the rules give."""
