"""What the page 疑点 alone shows."""
