"""From a text to its figures: paragraphs, clauses, numbers with units and hedges, dates."""
