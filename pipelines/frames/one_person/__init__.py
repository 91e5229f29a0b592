"""Frames of one person, by key: read for who asked, never kept for others."""
