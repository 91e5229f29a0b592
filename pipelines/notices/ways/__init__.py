"""The ways that a notice goes out: a mail server of the house, a webhook."""
