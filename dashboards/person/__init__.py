"""What the page 一人查询 alone shows."""
