"""A workbook for pivot tables: flat sheets at one grain each, in words."""
