"""A summary as a web page: an edition's template and styles, one script."""
