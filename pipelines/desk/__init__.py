"""What a clerk does on a page, as functions."""
