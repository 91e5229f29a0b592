"""Return workbooks that came back, on the terminal."""
