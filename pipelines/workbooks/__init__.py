"""Workbooks for the towns: blank forms, and return workbooks with what they are to put right."""
