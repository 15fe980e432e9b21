"""The command line: arguments in, sentences and exit codes out. Screens are imported only to be shown."""

from coachtui.cli.program import main

__all__ = ["main"]
