"""Return workbooks: for each deliverer rows sent back, doubts, findings, missing lists."""
