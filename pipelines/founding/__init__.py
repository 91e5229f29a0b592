"""A new district's folder, made from a description of one page."""
