"""Frames of the key works and the towns."""
