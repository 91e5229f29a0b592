"""Exhibits of pages that show many: frames with their words, one subject a file."""
