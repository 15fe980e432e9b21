"""What is being typed, taken down as it is typed: whatever ends the program, it comes back.

Whoever has an editor says here what stands in it, under its place: ``answer:PATH`` for an answer,
``block:ID:NAME`` and ``session:NUMBER:NAME`` for the plan, ``note:ID`` (``note:`` for a new one),
``capture:``, ``several:``, ``anybody:RELATION``, and ``ask:QUESTION`` for the one line of a dialog.
"""

from textual.dom import DOMNode

from coachtui.application import drafts
from coachtui.application.workspace import Workspace
from coachtui.tui.desk import Desk

# Seconds in which an answer that a dialog gave has come where it was asked for.
_TAKEN = 0.3


def typed(node: DOMNode, place: str, texts: dict[str, str]) -> None:
    """Take down what stands in a place now."""
    if (workspace := _around(node)) is not None:
        workspace.draft(place, texts)


def found_at(node: DOMNode, place: str) -> str:
    """Take up what an earlier session left in a place; return its text, empty if there is none."""
    workspace = _around(node)
    here = [one for one in workspace.drafts.found if one.place == place] if workspace is not None else []
    if workspace is None or not here:
        return ""
    workspace.change_drafts(drafts.taken, here[-1], here[-1])
    return here[-1].texts.get("text", "")


def kept(node: DOMNode, place: str) -> None:
    """Forget what stood there: it became part of the engagement."""
    if (workspace := _around(node)) is not None:
        workspace.draft_kept(place)


def handed_on(node: DOMNode, place: str) -> None:
    """Let go of what stands there, now that whoever asked for it has it: kept, if something came of it.

    Otherwise it is dropped, and can be brought back: it was refused, or is one answer of several.
    """
    if (workspace := _around(node)) is not None:
        before = workspace.engagement

        def let_go() -> None:
            if workspace.engagement is before:
                workspace.draft_given_up(place)
            else:
                workspace.draft_kept(place)

        node.app.set_timer(_TAKEN, let_go)


def given_up(node: DOMNode, place: str) -> None:
    """Drop what stands there; it can be brought back."""
    if (workspace := _around(node)) is not None:
        workspace.draft_given_up(place)


def _around(node: DOMNode) -> Workspace | None:
    """Return the open engagement; at Home, and in a widget that is tried out alone, there is none."""
    desk = getattr(node.app, "desk", None)
    return desk.workspace if isinstance(desk, Desk) else None
