"""Return workbooks that came back: rows put right, and answers to findings."""
