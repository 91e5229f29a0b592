"""The data dictionary and lineage, as one page that needs no network."""
