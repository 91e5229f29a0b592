"""A file's sheets as grids of text: one frame a sheet, row i of it the sheet's row i + 1."""
