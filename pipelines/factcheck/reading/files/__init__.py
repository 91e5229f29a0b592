"""Files of every kind as paragraphs, cells of tables among them."""
