"""What the program does with the terminal itself."""
