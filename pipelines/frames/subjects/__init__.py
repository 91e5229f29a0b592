"""Frames of beneficiaries and money."""
