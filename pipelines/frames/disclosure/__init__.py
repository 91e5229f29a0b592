"""Which sums of a town leaders may see: decided once for a year, so that all pages hide alike."""
