"""What is asked: a visitor's words become a Query."""
