"""Quality suites at both doors; each touches only the frame or table that it is handed."""
