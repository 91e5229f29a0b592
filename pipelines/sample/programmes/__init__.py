"""What people are entitled to and are paid."""
