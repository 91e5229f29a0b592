"""From a figure to the indicator, the area and the period that the words around it speak of."""
