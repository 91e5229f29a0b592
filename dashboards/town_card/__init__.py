"""What the page 镇街记分卡 alone shows."""
