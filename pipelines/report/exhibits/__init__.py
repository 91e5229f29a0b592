"""What a page shows, as data: drawn on the screen, printed and written to a workbook alike."""
