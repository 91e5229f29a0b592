"""Organisations and suppliers: checks N1 and N2."""
