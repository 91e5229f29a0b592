"""Who was paid or listed without being eligible: checks E1 to E4."""
