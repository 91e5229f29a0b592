"""Who reads, in which role, and what a role may see."""
