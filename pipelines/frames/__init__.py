"""Frames of the current build: the one door through which pages see it, and all SQL of pages."""
