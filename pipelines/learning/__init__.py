"""What an unknown form is: the contract it is nearest to, and which header means which column."""
