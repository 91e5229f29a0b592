"""What is made of touched people alone, in tables that stand on people."""
