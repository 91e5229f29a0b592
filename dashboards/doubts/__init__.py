"""The views of the page of findings: overview, list, one finding, results, answers."""
