"""Stakeholders from a CSV file, and to one."""

import sys

import click

from coachtui.application import csvtelling, ids, outbox, peoplecsv
from coachtui.application.csvrows import Fate, Reading, read
from coachtui.application.csvsource import Source, open_file
from coachtui.application.paths import file_named
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import argument, command, group, option
from coachtui.domain.errors import Refused
from coachtui.drawing.width import shown
from coachtui.i18n import Words

people = group("people", "fromfile.cli.help", __name__, "import", "export")


@command("import", "fromfile.cli.import")
@argument("engagement_id", "cli.name.id")
@argument("file", "cli.name.file")
@option("--dry-run", is_flag=True, help_key="fromfile.cli.dry_run")
@option("--leave-out", is_flag=True, help_key="fromfile.cli.leave_out")
@click.pass_obj
def import_(call: Call, *, engagement_id: str, file: str, dry_run: bool, leave_out: bool) -> int:
    """Tell how every row is read, and bring the people in; exit code 1 when bad rows keep them out."""
    found = open_file(file)
    if dry_run:
        reading = read(call.practice.read(engagement_id), found, ids.new_id)
    else:
        with call.practice.opened(engagement_id) as workspace:
            reading = read(workspace.engagement, found, ids.new_id)
            if leave_out or not reading.of(Fate.BAD):
                workspace.do(peoplecsv.bring_in, found, ids.new_id, leave_out=leave_out)
    _tell(file, found, reading, call.words)
    refused = bool(reading.of(Fate.BAD)) and not leave_out
    if dry_run:
        output.warn(call.words("fromfile.cli.nothing_changed"))
    elif refused:
        output.warn(call.words("fromfile.cli.needs_leave_out"))
    return 1 if refused else 0


@command("export", "fromfile.cli.export")
@argument("engagement_id", "cli.name.id")
@argument("file", "fromfile.cli.file")
@option("--overwrite", is_flag=True, help_key="fromfile.cli.overwrite")
@click.pass_obj
def export(call: Call, *, engagement_id: str, file: str, overwrite: bool) -> None:
    """Write everybody as CSV, to a file for its owner only or to standard output."""
    engagement = call.practice.read(engagement_id)
    if file == "-":
        text = peoplecsv.written(engagement, call.words)
        # As it is, for the next program; only a terminal would obey what somebody typed.
        sys.stdout.write(output.plain(text) if sys.stdout.isatty() else text)
        return
    path, text = file_named(file), peoplecsv.marked(engagement, call.words)
    if not overwrite and outbox.would_replace(path, text):
        raise Refused("fromfile.cli.there", where=str(path))
    output.say(output.line(str(outbox.put(path, text))))
    output.warn(call.words("fromfile.cli.coach_only"))


def _tell(file: str, found: Source, reading: Reading, words: Words) -> None:
    output.say(csvtelling.file_text(found, words))
    for at, path in enumerate(found.columns):
        heading = shown(csvtelling.heading_text(found, at, words))
        output.say(f"  {heading} → {csvtelling.answer_text(path, words)}")
    if told := csvtelling.warning(found, words):
        output.warn(told)
    for row in reading.of(Fate.NEW, Fate.FILLED, Fate.SAME):
        what = shown(csvtelling.row_text(row, words))
        output.say(words("fromfile.row", line=row.line, what=what))
    for row in reading.of(Fate.BAD):
        for one in row.wrong:
            output.warn(f"{output.line(file)}:{row.line}: {shown(csvtelling.wrong_text(one, words))}")
    output.say(csvtelling.tally(reading, words))
