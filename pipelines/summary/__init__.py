"""The annual summary: facts of the warehouse, sentences made of them, editions that print them."""
