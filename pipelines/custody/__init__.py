"""What is kept of people, under which secret, and for how long."""
