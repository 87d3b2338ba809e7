"""What is outside of the repository: one service a file, none of which knows what a record is."""
