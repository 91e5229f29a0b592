"""Questions to the current build: the SQL door for people, and tables out."""
