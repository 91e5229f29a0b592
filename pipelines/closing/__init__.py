"""Closing a year: the figures as they were published, kept beside all later builds."""
