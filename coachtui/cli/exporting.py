"""Writing documents for a reader into a folder."""

from collections.abc import Iterable
from pathlib import Path

import click

from coachtui.application import publishing
from coachtui.application.paths import folder_named
from coachtui.application.publishing import Publication
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import Number, OneOf, argument, command, option
from coachtui.documents.registry import DocumentName
from coachtui.i18n import Words


@command("export", "cli.export.help")
@argument("engagement_id", "cli.name.id")
@option("--for", "reader", required=True, metavar_key="cli.name.reader", help_key="cli.export.reader")
@option("--document", type=OneOf(tuple(DocumentName)), help_key="cli.export.document")
@option("--session", type=Number(), metavar_key="cli.name.number", help_key="cli.export.session")
@option("--to", "folder", required=True, metavar_key="cli.name.folder", help_key="cli.export.to")
@click.pass_obj
def export(
    call: Call, *, engagement_id: str, reader: str, document: str | None, session: int | None, folder: str
) -> None:
    """Write what a reader may have, all of it or one document, and print each path."""
    engagement = call.practice.read(engagement_id)
    made = publishing.publications(
        engagement,
        publishing.reader_called(engagement, reader),
        document=DocumentName(document) if document else None,
        session=session,
        now=call.clock.now(),
    )
    write_all(made, folder_named(folder, whole=False), call.words)


def write_all(made: Iterable[Publication], folder: Path, words: Words) -> None:
    """Write documents into ``folder``; print each path, what it withholds, and what to look at first."""
    # All are made before the first is written, so one that cannot be made leaves nothing behind; a disk
    # that fails half way leaves those that were written, and their paths are on the screen.
    for publication in tuple(made):
        path = publishing.write(publication, folder)
        withheld = publication.withheld_count
        told = f"  ({words('cli.export.withheld', n=withheld)})" if withheld else ""
        output.say(f"{output.line(str(path))}{told}")
        for leak in publication.leaks:
            output.warn(
                words("cli.export.leak", file=publication.file_name, found=leak.found, name=leak.name)
            )
