"""Deliveries: from the inbox to the raw store, and which of them are in force."""
