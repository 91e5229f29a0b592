"""What commands share on the terminal: options, endings, tables and progress."""
