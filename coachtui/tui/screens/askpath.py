"""Asking for a file or a folder, with what was named last."""

from coachtui.tui.screens.dialogs import Ask


class AskPath(Ask):
    """One line with a path; None when left without it."""

    OF_ENGAGEMENT = False  # who only looks on may name a file too
