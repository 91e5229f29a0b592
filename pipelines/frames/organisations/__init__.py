"""Organisations: incubated, contracted, caring for the old, and the funds that they draw."""
