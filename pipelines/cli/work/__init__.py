"""Commands that make, keep and check the warehouse."""
