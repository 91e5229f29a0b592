"""What the warehouse says, put into words for people: progress of the key works."""
