"""What the rows of a feed are expected to be when they come in; what fails is doubted aloud."""
