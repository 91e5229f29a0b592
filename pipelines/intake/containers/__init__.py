"""What a file's bytes really are, looked at before any reader parses them."""
