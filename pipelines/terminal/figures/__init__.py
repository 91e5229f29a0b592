"""Figures of texts on the screen."""
