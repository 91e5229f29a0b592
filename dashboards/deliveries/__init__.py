"""What the page 收件 alone shows."""
