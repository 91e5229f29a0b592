"""Notices, and what is said on the screen where one could not be sent."""
