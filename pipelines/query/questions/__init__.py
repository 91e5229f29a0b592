"""Questions with a name: examples that come with the program, and those that people saved."""
