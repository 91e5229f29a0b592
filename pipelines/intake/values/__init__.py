"""What a cell's text means: one reader a kind of column, exact, and a reason when it cannot."""
