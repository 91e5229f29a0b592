"""What was decided, paid or reported at the wrong time: checks F1 to F3."""
