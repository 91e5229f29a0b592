"""The rows of a file keyed, placed and kept aside piece by piece, until it was read to its end."""
