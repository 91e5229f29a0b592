"""Commands about the towns' files."""
