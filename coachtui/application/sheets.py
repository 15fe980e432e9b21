"""Interview sheets on their way out: one a person, each with nothing of anybody else on it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from coachtui.application import outbox
from coachtui.documents.sheet import question, sheet
from coachtui.documents.sheetquestions import QUESTIONS
from coachtui.domain.engagement import Engagement
from coachtui.domain.sharing import Interviewed, Leak, Participant, interviewed, name_leaks
from coachtui.domain.text import slug
from coachtui.i18n import Words


class SheetOut(NamedTuple):
    """A sheet as its person will get it. ``leaks``: names in it of others who asked for an alias."""

    person_id: str
    markdown: str
    file_name: str
    leaks: tuple[Leak, ...]


def made(engagement: Engagement, people: Sequence[str], *, filled: bool) -> tuple[SheetOut, ...]:
    """Return the sheet of each of ``people`` (ids), in the engagement's language.

    ``filled``: with what they answered before, as far as those are their own words. Errors: Refused for
    somebody who is not listed.
    """
    words = Words(engagement.language)
    names = _file_names(engagement, words)
    return tuple(
        SheetOut(
            person_id=asked.id,
            markdown=sheet(asked, words, filled=filled),
            file_name=names[asked.id],
            # What they said themselves may name anybody.
            leaks=name_leaks(engagement, Participant(asked.id), _printed(asked, words)),
        )
        for asked in (interviewed(engagement, person_id) for person_id in people)
    )


def would_replace(sheets: Iterable[SheetOut], folder: Path) -> tuple[str, ...]:
    """Return the names of the files in ``folder`` that would give way, and say something else."""
    return tuple(
        one.file_name for one in sheets if outbox.would_replace(folder / one.file_name, one.markdown)
    )


def write(sheets: Iterable[SheetOut], folder: Path) -> tuple[Path, ...]:
    """Write sheets into ``folder``, for their owner only, and return their paths. Errors: Refused."""
    return tuple(outbox.put(folder / one.file_name, one.markdown) for one in sheets)


def _printed(asked: Interviewed, words: Words) -> list[str]:
    return [asked.project, *(question(name, asked.question, words) for name in QUESTIONS)]


def _file_names(engagement: Engagement, words: Words) -> dict[str, str]:
    """Return everybody's file name by id, with the name that others may read; no two are the same."""
    project = slug(engagement.project.name)
    names: dict[str, str] = {}
    for person in engagement.stakeholders:
        who = slug(person.public_name) or slug(words("documents.file.person"))
        name, number = who, 2
        while name in names.values():
            name, number = f"{who}-{number}", number + 1
        names[person.id] = name
    kind = slug(words("interview.file.name"))
    return {ref: "-".join(filter(None, (project, kind, name))) + ".md" for ref, name in names.items()}
