"""Exhibits of the page 收件, made of its frames."""
