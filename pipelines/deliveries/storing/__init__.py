"""What is written of a file: its tables, its sealed values, its receipt, each whole or not."""
