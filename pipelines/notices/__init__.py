"""Notices to people who do not look: a build failed, a list is late. Nothing is sent unless set."""
