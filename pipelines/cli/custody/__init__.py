"""Commands about keys, people's rights and how long things are kept."""
