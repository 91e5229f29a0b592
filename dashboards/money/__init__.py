"""What the page 资金 alone shows."""
