"""The parts of the SQL workbench: editor, parameters, running, answer, saved questions, tables."""
