"""Oversight beside the models: what the department answers to findings."""
