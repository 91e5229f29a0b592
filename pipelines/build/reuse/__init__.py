"""What a build takes over from the one before it: tables and judgements that cannot differ."""
