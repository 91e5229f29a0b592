"""Which files are sent, and what supersedes what."""
