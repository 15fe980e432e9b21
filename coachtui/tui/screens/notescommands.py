"""The commands of the Notes room, besides those of writing: reading, and finding."""

from coachtui.tui.commands import Command

READING = (
    Command("notes.new", "n", "new", changes=True),
    Command("notes.edit", "enter", "edit"),
    Command("notes.find", "slash", "find"),
    Command("notes.delete", "d", "delete", changes=True),
    Command("notes.undo", "u", "undo", changes=True),
    Command("notes.done", "x", "turn_done", changes=True),
    Command("notes.visibility", "v", "visibility", changes=True),
    Command("notes.kind", "k", "kind", changes=True),
    Command("notes.history", "h", "history"),
    Command("notes.bring_back", "b", "bring_back"),
    Command("notes.previous", "f7", "about(-1)", shown=False),
    Command("notes.next", "f8", "about(1)", shown=False),
)
END_FIND = Command("notes.end_find", "ctrl+g,escape", "end_find")
TO_FOUND = Command("notes.to_found", "enter", "to_found")
