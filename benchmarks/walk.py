"""The walk: every room, by keyboard, as a coach goes through them."""

import time
from collections.abc import Callable

from benchmarks.walking import Walker


async def walk(someone: Walker) -> None:
    """Go through every room as a coach does."""
    step, shows = someone.step, someone.shows
    # The first engagement is the large one; whatever a key leads to is waited for.
    await step("Home: it comes up", until="red")
    await step("Home: next", "down")
    await step("Home: back up", "up")
    await step("Home: open, Run comes up", "enter", until=shows("RunScreen"))
    await step("Run: a second passes", until=_after(1.5))
    await step("Run: next turn", "n")
    await step("Run: open a note", "N")
    await step("Run: type it", "'She calls them herself'")
    await step("Run: keep it", "enter", until="✓")
    await step("Run: minutes", "plus")
    await step("Run: who is here", "w", until=shows("Attendance"))
    await step("Run: leave that", "ctrl+g", until=shows("RunScreen"))
    await step("Run: all sessions", "g")
    await step("Run: the session held", "home", "enter")
    await step("Run: back to the sessions", "g")
    await step("Intake", "f2", until=shows("IntakeScreen"))
    await step("Intake: first step", "f7", "f7", "f7", "f7", "f7", "f7", "f7")
    for name in ("project", "focal role", "stakeholders", "pictures", "priority", "missing", "seats"):
        await step(f"Intake: {name}", "f8")
    await step("Intake: back to stakeholders", "f7", "f7", "f7", "f7")
    await step("Intake: down the list", "right", "down", "down")
    await step("Person", "enter", until=shows("PersonScreen"))
    await step("Person: section down", "pagedown")
    await step("Person: answer a scale", "3", "down")
    await step("Person: next", "f8")
    await step("Person: leave", "ctrl+g", until=shows("IntakeScreen"))
    await step("Intake: type in a step", "f7", "right", "'x'", "tab")
    await step("Plan", "f3", until=shows("PlanScreen"))
    await step("Plan: down", "down")
    await step("Plan: longer", "plus")
    await step("Plan: next session", "f8")
    await step("Palette", "ctrl+p", until=shows("Palette"))
    await step("Palette: a letter", "s")
    await step("Palette: leave", "ctrl+g", until=shows("PlanScreen"))
    await step("Help", "question_mark", until=shows("Help"))
    await step("Help: leave", "ctrl+g", until=shows("PlanScreen"))
    await step("Notes", "f5", until=shows("NotesScreen"))
    await _notes(someone)
    await step("Share", "f6", until=shows("ShareScreen"))
    await _share(someone)
    await step("Back to Home", "f9", until=shows("HomeScreen"))
    await step("Home: open again", "enter", until=shows("RunScreen"))
    await step("Home again", "f9", until=shows("HomeScreen"))
    await step("Nobody types for a while", until=_after(7))
    someone.press("ctrl+q")


async def _notes(someone: Walker) -> None:
    step = someone.step
    await step("Notes: up", "up")
    await step("Notes: page up", "pageup")
    await step("Notes: first", "home")
    await step("Notes: page down", "pagedown")
    await step("Notes: last", "end")
    await step("Notes: somebody's", "f8", "f8")
    await step("Notes: next person's", "f8")
    await step("Notes: everybody's", "f7", "f7", "f7")
    await step("Notes: find", "slash")
    for letter in "tru":
        await step(f"Notes: find, letter {letter}", letter)
    await step("Notes: find, a letter less", "backspace")
    await step("Notes: find, words", "'st boek'")
    await step("Notes: find, end", "ctrl+g")
    await step("Notes: edit", "enter", until="Note of")
    await step("Notes: type", "'x'")
    await step("Notes: save", "ctrl+s")
    await step("Notes: new", "n")
    await step("Notes: type it", "'He waits for her'")
    await step("Notes: save the new one", "ctrl+s")
    await step("Notes: delete", "d")
    await step("Notes: undo", "u")
    await step("Notes: kind", "k")
    await step("Notes: choose it", "down", "enter")


async def _share(someone: Walker) -> None:
    step, previews = someone.step, someone.previews
    await step("Share: for the coach", "home", until=previews("You get: Intake"))
    await step("Share: an agenda", *someone.down_to("agenda:1"), until=previews("Agenda of session 1"))
    await step("Share: a report", *someone.down_to("report:1"), until=previews("Report of session 1"))
    await step("Share: somebody's notes", *someone.down_to("notes:p-harm"), until=previews("Notes of"))
    await step("Share: the whole file", "right", "end", until=previews("The whole file"))
    await step("Share: go on while it is made", "home", until=previews("You get: Intake"))
    await step("Share: its text", "end", "right", until=previews("The whole file"))
    await step("Share: page down", "pagedown")
    await step("Share: its end", "end")
    await step("Share: for the group", "left", "left", "home", "down", until=previews("The group gets: "))
    await step("Share: the group's report", "right", "end", until=previews("The group gets: Report"))
    await step("Share: ask to write it", "w", until=someone.shows("WriteTo"))
    await step("Share: write it", "enter", until="Written")
    await step("Share: for the coach again", "left", "home", until=previews("You get: "))
    await step("Share: ask to write all", "a", until=someone.shows("WriteTo"))
    await step("Share: write all", "enter", until="documents written")


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end
