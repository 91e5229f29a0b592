"""What the pages on people and on money show: their choices, words and exhibits."""
