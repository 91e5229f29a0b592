"""Organisations, funds, donations and reforms."""
