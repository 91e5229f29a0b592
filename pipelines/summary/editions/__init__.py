"""The editions of a summary: one content as HTML, PDF, DOCX, Markdown and JSON."""
