"""The towns' forms."""
