"""``python -m coachtui``."""

from coachtui.cli import main

main()
