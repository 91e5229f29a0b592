"""What a clerk does on a page, as functions over the rooms that the command line uses too."""
