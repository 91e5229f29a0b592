"""Known errors in deliveries, as records that a build applies between raw and staging."""
