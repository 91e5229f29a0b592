"""Which deliveries are in force: a pure function of all that ever came, and what it changed."""
