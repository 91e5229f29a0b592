"""Where rows belong: which town, which village, which months, and who delivers."""
