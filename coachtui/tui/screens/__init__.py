"""One module for each screen and each kind of dialog."""
