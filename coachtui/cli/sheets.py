"""Interview sheets: written, and taken back."""

import click

from coachtui.application import ids, sheets, sheetsback
from coachtui.application.paths import folder_named
from coachtui.application.reasons import reason
from coachtui.application.sheetlines import lines_of
from coachtui.application.sheetsback import Back
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import argument, command, option
from coachtui.cli.usage import WrongUsage
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.text import name_key
from coachtui.drawing.width import shown
from coachtui.i18n import Words

_ALL = "all"


@command("sheet", "interview.cli.help")
@argument("engagement_id", "cli.name.id")
@option("--for", "person", metavar_key="interview.cli.whom", help_key="interview.cli.for")
@option("--to", "folder", metavar_key="cli.name.folder", help_key="interview.cli.to")
@option("--with-answers", is_flag=True, help_key="interview.cli.with_answers")
@option("--overwrite", is_flag=True, help_key="interview.cli.overwrite")
@option("--read", "file", metavar_key="cli.name.file", help_key="interview.cli.read")
@option("--dry-run", is_flag=True, help_key="interview.cli.dry_run")
@click.pass_context
def sheet(
    ctx: click.Context,
    *,
    engagement_id: str,
    person: str | None,
    folder: str | None,
    with_answers: bool,
    overwrite: bool,
    file: str | None,
    dry_run: bool,
) -> int:
    """Write sheets, or take one back; exit code 1 when something of it could not be read."""
    call: Call = ctx.obj
    neither_or_both = (folder is None) == (file is None)
    if neither_or_both or (file is not None and (with_answers or overwrite)) or (folder and dry_run):
        raise WrongUsage("interview.cli.what", ctx)
    if file is not None:
        return _take(call, engagement_id, file, person, dry_run=dry_run)
    if person is None:
        raise WrongUsage("interview.cli.needs_whom", ctx)
    engagement = call.practice.read(engagement_id)
    everybody = name_key(person) == _ALL and engagement.find(person) is None
    people = [one.id for one in engagement.stakeholders] if everybody else [_whose(engagement, person)]
    made = sheets.made(engagement, people, filled=with_answers)
    where = folder_named(str(folder), whole=False)
    if not overwrite and (there := sheets.would_replace(made, where)):
        raise Refused("interview.cli.there", n=len(there), where=str(where / there[0]))
    for path in sheets.write(made, where):
        output.say(output.line(str(path)))
    for one in made:
        for leak in one.leaks:
            told = call.words("interview.out.leak", file=one.file_name, found=leak.found, name=leak.name)
            output.warn(told)
    return 0


def _take(call: Call, engagement_id: str, file: str, person: str | None, *, dry_run: bool) -> int:
    now, words = call.clock.now(), call.words
    if dry_run:
        engagement = call.practice.read(engagement_id)
        back = _read(engagement, file, person, call)
        _tell(engagement, back, file, words)
        output.warn(words("interview.cli.nothing_changed"))
        return _code(back)
    with call.practice.opened(engagement_id) as workspace:
        back = _read(workspace.engagement, file, person, call)
        _tell(workspace.engagement, back, file, words)
        if not sheetsback.changed(workspace.engagement, back):
            output.say(words("interview.back.no_change"))
        workspace.do(sheetsback.take, back, now=now, note_id=ids.new_id(), words=words)
    return _code(back)


def _read(engagement: Engagement, file: str, person: str | None, call: Call) -> Back:
    today = call.clock.now().date()
    back = sheetsback.open_file(engagement, file, today)
    if person is not None:
        whose = _whose(engagement, person)
        if back.person_id not in ("", whose):
            raise Refused("interview.cli.not_theirs", name=back.sheet.name)
        return sheetsback.of_somebody(engagement, back, whose, today)
    if not back.person_id:
        _tell_problems(back, file, call.words)
        raise Refused("interview.cli.needs_for")
    return back


def _code(back: Back) -> int:
    # That a sheet has no date, or another question by now, is told; it keeps nothing of it out.
    return 1 if any(one.problem.key in sheetsback.NOT_READ for one in back.problems) else 0


def _tell(engagement: Engagement, back: Back, file: str, words: Words) -> None:
    person = engagement.person(back.person_id)
    name = person.name if person else ""
    output.say(f"{words('interview.back.of', name=shown(name))} · {words.short_date(back.on)}")
    for change in sheetsback.changes(engagement, back):
        if change.differs:
            output.say(f"\n{words(f'field.stakeholder.{change.path}')}")
            for line in lines_of(change, words):
                output.say(f"  {line.sign} {line.text}")
    if sheetsback.gives_way(engagement, back):
        output.say(f"\n{words('interview.back.kept')}")
    _tell_problems(back, file, words)


def _tell_problems(back: Back, file: str, words: Words) -> None:
    for line, problem in back.problems:
        output.warn(f"{output.line(file)}:{line}: {shown(reason(problem, words))}")


def _whose(engagement: Engagement, name: str) -> str:
    person = engagement.find(name)
    if person is None:
        raise Refused("error.no_such_person", name=name)
    return person.id
