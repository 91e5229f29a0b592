"""Charts that take an exhibit's frame; one kind a file."""
