"""The worked example: put into the practice, and opened; or, without a terminal, written as documents."""

from pathlib import Path

import click

from coachtui import example
from coachtui.application import publishing
from coachtui.cli import output, screens
from coachtui.cli.call import Call
from coachtui.cli.exporting import write_all
from coachtui.cli.speaking import command, option
from coachtui.domain.sharing import Coach

OUT = Path("out")


@command("demo", "cli.demo.help")
@option("--no-open", is_flag=True, help_key="cli.demo.no_open")
@click.pass_obj
def demo(call: Call, no_open: bool) -> int:
    """Put the example into the practice if it is not there, and open it; the id is the language's own."""
    name = example.ensure(call.practice, call.words.language)
    if no_open:
        output.say(name)
        return 0
    if screens.has_terminal(call.environ):
        return screens.show(call, name)
    made = publishing.publications(call.practice.read(name), Coach(), now=call.clock.now())
    output.say(call.words("cli.demo.written"))
    write_all(made, OUT, call.words)
    output.say(call.words("cli.demo.credit"))
    return 0
