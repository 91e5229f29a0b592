"""A summary as a Word document: styles, parts, charts as pictures."""
