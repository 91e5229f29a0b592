"""What a clerk does on a page, as functions: each is what a command does too."""
