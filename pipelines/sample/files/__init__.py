"""How the files look, cell by cell."""
