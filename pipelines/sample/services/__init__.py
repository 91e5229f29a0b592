"""Home care, and services to newcomers."""
