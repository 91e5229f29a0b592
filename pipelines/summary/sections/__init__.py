"""What the summary says, a subject a file: functions from the facts of a year to sentences."""
