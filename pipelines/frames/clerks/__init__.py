"""Frames of deliveries and findings."""
