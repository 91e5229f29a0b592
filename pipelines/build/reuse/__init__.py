"""What a build takes over from the one before it: tables, rows and judgements of old."""
