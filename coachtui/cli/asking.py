"""Asking yes or no on the terminal, before what cannot be taken back."""

import os
import sys

import click

from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.usage import WrongUsage


def confirmed(ctx: click.Context, question: str, *, yes: bool) -> bool:
    """Ask, on standard error, and return the answer; with ``yes`` that is given already.

    Anything but a yes is a no, and says that nothing was changed. Raises WrongUsage if there is nobody to
    ask.
    """
    call: Call = ctx.obj
    if yes:
        return True
    if not (os.isatty(0) and os.isatty(2)):
        raise WrongUsage("cli.usage.needs_yes", ctx)
    sys.stderr.write(output.plain(f"{question} {call.words('cli.ask.hint')} "))
    sys.stderr.flush()
    answer = sys.stdin.buffer.readline().decode(errors="replace")
    if not answer:  # ctrl+d leaves the cursor where it was
        output.warn("")
    if answer.strip().casefold() in call.words("cli.ask.yes").split():
        return True
    output.warn(call.words("cli.ask.no"))
    return False
