"""What the program is made of besides itself, and what is known to be weak in it."""
