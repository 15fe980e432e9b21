"""Starting an engagement, listing them, and showing one."""

import click

from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.showing import in_json, in_lines, in_short
from coachtui.cli.speaking import OneOf, argument, command, option
from coachtui.domain.engagement import LanguageCode
from coachtui.i18n import LANGUAGES


@command("new", "cli.new.help")
@option("--client", required=True, metavar_key="cli.name.client", help_key="cli.new.client")
@option("--project", required=True, metavar_key="cli.name.project", help_key="cli.new.project")
@option("--focal-role", required=True, metavar_key="cli.name.role", help_key="cli.new.focal_role")
@option("--language", type=OneOf(LANGUAGES), help_key="cli.new.language")
@click.pass_obj
def new(call: Call, client: str, project: str, focal_role: str, language: LanguageCode | None) -> None:
    """Start an engagement and print its id."""
    shared_in = language or call.words.language
    output.say(call.practice.start(client, project, focal_role, shared_in).id)


@command("list", "cli.list.help")
@option("--json", "as_json", is_flag=True, help_key="cli.json")
@click.pass_obj
def list_(call: Call, as_json: bool) -> None:
    """List every engagement, newest first, then those that cannot be read and the closed ones."""
    entries = call.practice.engagements()
    if as_json:
        output.say_json([in_json(entry, call.words) for entry in entries])
    elif entries:
        output.say("\n".join(in_lines(entries, call.words)))
    else:
        output.warn(call.words("cli.list.none"))


@command("show", "cli.show.help")
@argument("engagement_id", "cli.name.id")
@option("--json", "as_json", is_flag=True, help_key="cli.json")
@click.pass_obj
def show(call: Call, engagement_id: str, as_json: bool) -> None:
    """Show one engagement, in short; as JSON everything that is known of it."""
    engagement = call.practice.read(engagement_id)
    if as_json:
        output.say_json(engagement)
    else:
        output.say(in_short(engagement, call.words))
