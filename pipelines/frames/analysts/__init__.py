"""Frames of the workbench: the dictionary, and answers."""
