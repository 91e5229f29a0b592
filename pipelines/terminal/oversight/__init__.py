"""What is doubtful or was corrected, in lines for a clerk."""
