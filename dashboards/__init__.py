"""Pages for leaders, analysts and clerks; they reach the build and the writers by two doors."""
