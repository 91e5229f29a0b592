"""A small made-up sample for a district that has no story of its own: whole lists, few faults."""
