"""What the page 重点工作详情 alone shows."""
