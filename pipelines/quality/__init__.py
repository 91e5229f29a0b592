"""Quality at both doors: suites judged in a process apart, and the history of what they found."""
