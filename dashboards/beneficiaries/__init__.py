"""What the page 受益人群 alone shows."""
