"""What is done about an engagement's files: putting back the previous copy, and purging what notes were."""

import click
from msgspec.structs import replace

from coachtui.application import history
from coachtui.application.mending import copy_text, purge_question, purged_text
from coachtui.application.ports import is_damage
from coachtui.application.practice import Practice
from coachtui.application.reasons import reason
from coachtui.cli import output
from coachtui.cli.asking import confirmed
from coachtui.cli.call import Call
from coachtui.cli.speaking import argument, command, option
from coachtui.domain.errors import Refused


@command("recover", "cli.recover.help")
@argument("engagement_id", "cli.name.id")
@option("--yes", is_flag=True, help_key="cli.yes")
@click.pass_context
def recover(ctx: click.Context, *, engagement_id: str, yes: bool) -> int:
    """Tell what is wrong and what the previous copy holds, and put that in the damaged file's place."""
    call: Call = ctx.obj
    problem = _damage(call.practice, engagement_id)
    output.warn(reason(problem, call.words))
    copy = call.practice.previous(engagement_id)
    if copy is None:
        raise Refused("storage.no_good_copy", file=problem.params["file"])
    output.warn(copy_text(copy, call.words))
    if not confirmed(ctx, call.words("cli.recover.ask"), yes=yes):
        return 1
    aside = call.practice.recover(engagement_id)
    output.warn(call.words("cli.recover.done"))
    output.say(str(aside))
    return 0


@command("purge", "cli.purge.help")
@argument("engagement_id", "cli.name.id")
@option("--yes", is_flag=True, help_key="cli.yes")
@click.pass_context
def purge(ctx: click.Context, *, engagement_id: str, yes: bool) -> int:
    """Remove what notes were, deleted ones too, drafts and every other copy; what is kept now stays."""
    call: Call = ctx.obj
    with call.practice.opened(engagement_id) as workspace:
        gone = history.to_purge(workspace.engagement, workspace.drafts)
        if not confirmed(ctx, purge_question(engagement_id, gone, call.words), yes=yes):
            return 1
        purged = replace(gone, files=workspace.purge().files)
    output.say(purged_text(purged, call.words))
    return 0


def _damage(practice: Practice, engagement_id: str) -> Refused:
    """Return in what way an engagement is damaged. Raises Refused if it is not, or what else is wrong."""
    try:
        practice.read(engagement_id)
    except Refused as problem:
        if is_damage(problem):
            return problem
        raise
    raise Refused("storage.not_damaged", id=engagement_id)
