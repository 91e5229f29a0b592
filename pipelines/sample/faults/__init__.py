"""Faults planted in the district, and what every check must find because of them."""
