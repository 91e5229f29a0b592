"""What the tables of a build must be before it is published; else it stays aside."""
