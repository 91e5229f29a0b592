"""What the tables of a build are expected to be before it is published; what fails keeps it aside."""
