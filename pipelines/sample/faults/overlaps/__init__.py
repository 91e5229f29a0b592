"""Who draws the same thing twice."""
