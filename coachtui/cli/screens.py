"""Commands that show a screen. They alone import Textual, and only when there is a terminal to show it on."""

import os
import sys
from collections.abc import Mapping

import click

from coachtui.application.ports import is_damage
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import OneOf, argument, command, option
from coachtui.domain.errors import Refused

ROOMS = ("intake", "plan", "run", "notes", "share")
# What a terminal is called that can do nothing but print lines, or of which nothing is known.
_NO_SCREEN = ("", "dumb", "unknown")


def has_terminal(environ: Mapping[str, str]) -> bool:
    """Tell whether there is a terminal that can show a screen: for keys, for text, and not a dumb one."""
    return _missing(environ) is None


def _missing(environ: Mapping[str, str]) -> str | None:
    """Return the key of what to say if no screen can be shown; None if it can."""
    if not all(os.isatty(number) for number in (0, 1, 2)):
        return "cli.open.no_terminal"
    return "cli.open.no_screen" if environ.get("TERM", "") in _NO_SCREEN else None


def show(call: Call, open_id: str | None = None, room: str | None = None) -> int:
    """Show the program's screens until the coach leaves, and return the exit code."""
    if missing := _missing(call.environ):
        output.warn(call.words(missing, term=call.environ.get("TERM", "")))
        return 2
    practice, settings = call.practice, call.settings
    from coachtui.tui.showing import run

    sys.stdout.flush()
    return run(practice, call.words, settings, open_id=open_id, room=room)


@click.pass_context
def home(ctx: click.Context) -> None:
    """Show Home, when the program is called without a command."""
    if ctx.invoked_subcommand is None:
        ctx.exit(show(ctx.obj))


@command("open", "cli.open.help")
@argument("engagement_id", "cli.name.id")
@option("--room", type=OneOf(ROOMS), help_key="cli.open.room")
@click.pass_obj
def open_(call: Call, engagement_id: str, room: str | None) -> int:
    """Open one engagement, in the room where the coach was or in the one asked for."""
    if has_terminal(call.environ):
        # An id that is not there is told here, where it can still be read after the program has ended. Of
        # a damaged file the screen offers the copy.
        try:
            call.practice.read(engagement_id)
        except Refused as problem:
            if not is_damage(problem):
                raise
    return show(call, engagement_id, room)
