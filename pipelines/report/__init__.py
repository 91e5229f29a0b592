"""What the warehouse says, put into words and exhibits for people: screen, paper, workbook."""
