"""The pieces of the page 收件: what a section clerk does with the towns' files."""
