"""Commands about findings."""
