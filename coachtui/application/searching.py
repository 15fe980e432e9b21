"""Finding notes by words, anew with every letter: how a note reads is worked out only once."""

from collections.abc import Mapping

from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note
from coachtui.domain.text import name_key


class Search:
    """Finds notes, and remembers how each of them reads.

    ``prepare`` may run in another thread: at worst a note is read twice.
    """

    def __init__(self) -> None:
        """Begin with no note read."""
        self._names: dict[str, str] = {}
        self._read: dict[str, tuple[Note, str]] = {}

    def prepare(self, engagement: Engagement) -> None:
        """Read every note that is new or has changed; of thousands that takes its time."""
        self._prepared(engagement)

    def matching(self, engagement: Engagement, query: str) -> tuple[Note, ...]:
        """Return the notes in which every word of ``query`` is: in text, tags, names, who or by when."""
        wanted = name_key(query).split()
        if not wanted:
            return engagement.notes
        read = self._prepared(engagement)
        return tuple(note for note in engagement.notes if all(word in read[note.id][1] for word in wanted))

    def _prepared(self, engagement: Engagement) -> dict[str, tuple[Note, str]]:
        names = {person.id: person.name for person in engagement.stakeholders}
        if names != self._names:
            self._names, self._read = names, {}
        read = self._read
        for note in engagement.notes:
            known = read.get(note.id)
            if known is None or known[0] is not note:
                read[note.id] = (note, _reads(note, names))
        return read


def _reads(note: Note, names: Mapping[str, str]) -> str:
    about = names.get(note.about, note.about) if note.about else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    who = names.get(note.who, note.who)
    return name_key(" ".join((note.text, tags, about, who, note.due, note.block)))
