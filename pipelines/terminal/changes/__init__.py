"""What people changed by hand, in lines for a clerk."""
