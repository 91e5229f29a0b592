"""What the page SQL 工作台 alone shows."""
