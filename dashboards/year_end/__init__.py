"""What the page 年终总览 alone shows."""
