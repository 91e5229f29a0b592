"""The inbox watched: what arrives is taken in and built, one run at a time."""
