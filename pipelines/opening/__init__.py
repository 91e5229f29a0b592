"""Opening a year: what the year before carries over, proposed, reviewed, accepted whole."""
