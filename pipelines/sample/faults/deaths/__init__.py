"""What was paid and done for the dead."""
