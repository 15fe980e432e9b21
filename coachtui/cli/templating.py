"""Templates: listing them, showing one, and checking a file that the coach is writing."""

from collections.abc import Iterator
from pathlib import Path

import click

from coachtui.application import ids
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import Number, argument, command, group, option
from coachtui.domain.errors import Refused
from coachtui.domain.soundness import flaws
from coachtui.drawing.width import cells, pad, shown
from coachtui.i18n import Words
from coachtui.templates.fill import fill
from coachtui.templates.find import Listed, list_templates
from coachtui.templates.read import read
from coachtui.templates.template import BadTemplate, Template, TemplateProblem

templates = group("templates", "cli.templates.help", __name__, "list", "show", "check")


@command("list", "cli.templates.list")
@click.pass_obj
def list_(call: Call) -> None:
    """List the templates in all languages, the coach's own first."""
    rows = [_row(listed, call.words) for listed in list_templates(call.settings.folders.templates)]
    widths = [max((cells(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        output.say("  ".join((*map(pad, row, widths), row[-1])))


@command("show", "cli.templates.show")
@argument("name", "cli.name.template")
@click.pass_obj
def show(call: Call, name: str) -> None:
    """Print one template's Markdown, one that cannot be used too."""
    for listed in list_templates(call.settings.folders.templates):
        if listed.name == name:
            output.say(_text(Path(listed.path)).rstrip("\n"))
            return
    raise Refused("templates.error.unknown", name=name)


@command("check", "cli.templates.check")
@argument("file", "cli.name.file")
@option(
    "--voices", type=Number(), default=0, metavar_key="cli.name.number", help_key="cli.templates.check_voices"
)
@click.pass_obj
def check(call: Call, file: str, voices: int) -> int:
    """Tell every problem in a template, each with its line; exit code 1 when there is one.

    What is unsound about its sessions is told too, and is no problem: a coach may have reasons.
    """
    try:
        template = read(_text(Path(file)), Path(file).stem)
    except BadTemplate as bad:
        for problem in bad.problems:
            output.warn(f"{output.line(file)}:{problem.line}: {_told(problem, call.words)}")
        return 1
    for told in _unsound(template, voices, call.words):
        output.warn(f"{output.line(file)}: {told}")
    output.say(call.words("cli.templates.sound", title=template.title, n=len(template.sessions)))
    return 0


def _unsound(template: Template, voices: int, words: Words) -> Iterator[str]:
    """Yield what is unsound about the plan that the template makes; without voices, not their time."""
    plan = fill(template, role="", roles="", question="", solution="", new_id=ids.new_id)
    for session in plan.sessions:
        for flaw in flaws(session, voices):
            told = words(flaw.key, **flaw.params)
            yield words("cli.templates.unsound", number=session.number, title=session.title, what=told)


def _row(listed: Listed, words: Words) -> tuple[str, str, str, str]:
    whose = words("cli.templates.own" if listed.own else "cli.templates.shipped")
    if listed.template is None:
        told = words("cli.templates.unusable", n=len(listed.problems), line=listed.problems[0].line)
        return listed.name, "", whose, told
    return listed.name, listed.template.language, whose, shown(listed.template.title)


def _told(problem: TemplateProblem, words: Words) -> str:
    return words(problem.key, **problem.params)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Refused("cli.error.no_such_file", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise Refused("cli.error.not_utf8", where=str(path)) from error
