"""A backup of the whole practice, and restoring it."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from coachtui.application.backup import Backup, Difference, Fate, Item
from coachtui.application.reasons import reason
from coachtui.cli import output, progress
from coachtui.cli.call import Call
from coachtui.cli.speaking import argument, command, option
from coachtui.cli.usage import WrongUsage
from coachtui.drawing.width import shown
from coachtui.i18n import Words


@command("backup", "backup.help")
@argument("file", "cli.name.file")
@option("--overwrite", is_flag=True, help_key="backup.overwrite")
@click.pass_obj
def backup(call: Call, *, file: str, overwrite: bool) -> int:
    """Write the whole practice into one file; exit code 1 when something of it could not be read."""
    with _no_leftovers(), progress.shown("backup.progress", call.words) as told:
        written = call.backups().write(Path(file), told, overwrite=overwrite)
    what = _amount(written.engagements, written.templates, call.words)
    output.say(f"{output.line(written.file)}  ({what})")
    for trouble in written.damaged:
        problem = reason(trouble.problem, call.words)
        output.warn(call.words("backup.as_it_is", name=shown(trouble.name), problem=problem))
    for trouble in written.left_out:
        problem = reason(trouble.problem, call.words)
        output.warn(call.words("backup.left_out", name=shown(trouble.name), problem=problem))
    return 1 if written.left_out else 0


@command("restore", "backup.restore")
@argument("file", "cli.name.file")
@option("--into", metavar_key="cli.name.folder", help_key="backup.into")
@option("--overwrite", is_flag=True, help_key="backup.overwrite_different")
@option("--dry-run", is_flag=True, help_key="backup.dry_run")
@click.pass_context
def restore(ctx: click.Context, *, file: str, into: str | None, overwrite: bool, dry_run: bool) -> int:
    """Restore a backup, and tell what became of each thing; exit code 1 when not all is as in the backup."""
    call: Call = ctx.obj
    if into is not None and not into.strip():  # it would be the coach's own practice
        raise WrongUsage("cli.usage.needs_value", ctx, option="--into")
    with _no_leftovers(), ExitStack() as stack:
        with progress.shown("backup.checking", call.words) as told:
            opened = stack.enter_context(call.backups(into).open(Path(file), told))
        return _restore(opened, call.words, overwrite=overwrite, dry_run=dry_run)


def _restore(opened: Backup, words: Words, *, overwrite: bool, dry_run: bool) -> int:
    what = _amount(opened.engagements, opened.templates, words)
    made = _moment(opened.made_at, words)
    output.say(words("backup.opened", made=made, program=shown(opened.program), what=what))
    fates = []
    for item in opened.restore(overwrite=overwrite, dry_run=dry_run):
        fates.append(item.fate)
        output.say("\n".join(_lines(item, words, dry_run=dry_run)))
        if item.problem:
            output.warn(f"{_name(item, words)}: {reason(item.problem, words)}")
    if dry_run:
        output.warn(words("backup.nothing_written"))
    if left := fates.count(Fate.LEFT):
        output.warn(words("backup.left", n=left))
    return 1 if left or Fate.HELD in fates else 0


def _lines(item: Item, words: Words, *, dry_run: bool) -> Iterator[str]:
    would = dry_run and item.fate in (Fate.NEW, Fate.REPLACED)
    fate = words(f"backup.would.{item.fate}" if would else f"backup.fate.{item.fate}")
    yield f"{_name(item, words)}: {fate}"
    details = []
    if item.unreadable_there:
        details.append(words("backup.unreadable_there"))
    if item.unreadable_here:
        details.append(words("backup.unreadable_here"))
    if item.difference:
        details.append(_difference(item.difference, words))
    if item.changed_here and item.changed_there:
        here, there = (_moment(moment, words) for moment in (item.changed_here, item.changed_there))
        details.append(words("backup.changed", here=here, there=there))
    details += [words("backup.kept", where=output.line(where)) for where in item.kept]
    yield from (f"    {detail}" for detail in details)


def _difference(difference: Difference, words: Words) -> str:
    """Return in what the two differ: *notes: 12 here, 9 in the backup · also: intake and plan*."""
    told = [
        words("backup.count", what=words(f"backup.part.{count.part}"), here=count.here, there=count.there)
        for count in difference.counts
    ]
    if difference.parts:
        parts = words.listed([words(f"backup.part.{part}") for part in difference.parts])
        told.append(words("backup.differs", what=parts))
    return " · ".join(told) or words("backup.says_the_same")


def _name(item: Item, words: Words) -> str:
    if item.is_template:
        return words("backup.template", name=shown(item.name.removesuffix(".md")))
    return shown(item.name)


def _amount(engagements: int, templates: int, words: Words) -> str:
    told = [words("backup.engagements", n=engagements)]
    if templates:
        told.append(words("backup.templates", n=templates))
    return words.listed(told)


def _moment(moment: datetime, words: Words) -> str:
    local = moment.astimezone()
    return f"{words.short_date(local)} {words.time(local)}"


@contextmanager
def _no_leftovers() -> Iterator[None]:
    """Make a hang-up or a request to stop end the program as ctrl+c does: what is half written goes."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # nohup: whoever called it wants it to go on
                signal.signal(number, leave)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
