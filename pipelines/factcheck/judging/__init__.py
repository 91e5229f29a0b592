"""A figure against the warehouse's value: agrees, differs, or cannot be measured."""
