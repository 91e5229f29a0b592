"""What the page 社会组织 alone shows."""
