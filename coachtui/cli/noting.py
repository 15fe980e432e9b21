"""Writing a note without opening a screen."""

import sys

import click

from coachtui.application import ids, noting
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import OneOf, argument, command, option
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.sharing.readers import GROUP
from coachtui.domain.text import name_key


@command("note", "cli.note.help")
@argument("engagement_id", "cli.name.id")
@option("--about", required=True, metavar_key="cli.name.about", help_key="cli.note.about")
@option("--kind", type=OneOf(tuple(NoteKind)), default=NoteKind.NOTE, help_key="cli.note.kind")
@option(
    "--visibility", type=OneOf(tuple(Visibility)), default=Visibility.COACH, help_key="cli.note.visibility"
)
@argument("text", "cli.name.text")
@click.pass_obj
def note(call: Call, *, engagement_id: str, about: str, kind: str, visibility: str, text: str) -> None:
    """Write one note; a lone hyphen reads it from standard input, as many lines as there are."""
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    with call.practice.opened(engagement_id) as workspace:
        person_id = about_whom(workspace.engagement, about)
        workspace.do(
            noting.write,
            ids.new_id(),
            text,
            now=call.clock.now(),
            kind=NoteKind(kind),
            about=person_id,
            visibility=Visibility(visibility),
        )
        person = workspace.engagement.person(person_id)
        written = workspace.engagement.notes[-1]
        withheld = noting.withheld_for_now(workspace.engagement, written)
    if withheld and person is not None:
        output.warn(call.words("cli.note.withheld", name=person.name))


def about_whom(engagement: Engagement, name: str) -> str | None:
    """Return the id of who has this name or alias, or None for the group; Refused when nobody has it."""
    if name_key(name) == GROUP:
        return None
    person = engagement.find(name)
    if person is None:
        names = ", ".join((*(p.name for p in engagement.stakeholders), GROUP))
        raise Refused("cli.error.nobody", name=name, names=names)
    return person.id
