"""The program as the shell sees it: its commands, and what each ending means to whoever called it."""

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum

import click
from click.shell_completion import shell_complete

from coachtui import __version__
from coachtui.application.ports import is_damage
from coachtui.application.reasons import reason
from coachtui.cli import output, screens, usage
from coachtui.cli.call import Call
from coachtui.cli.speaking import Group, Option
from coachtui.domain.errors import Refused
from coachtui.settings import SettingsProblem

_NAME = "coachtui"
# What the shell sets when it asks how a command line can go on (click's documentation tells how).
_COMPLETION = "_COACHTUI_COMPLETE"


class Exit(IntEnum):
    """What the program's exit code says."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with ``arguments`` (those of the shell if None) and leave Python with its exit code."""
    output.prepare()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments, os.environ))


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the program and return its exit code; every reason to refuse has been written to stderr."""
    call = Call(arguments, environ)
    words = call.words
    try:
        code = _invoke(arguments, call)
        sys.stdout.flush()
        return code or Exit.DONE
    except click.UsageError as error:
        output.warn(usage.told(error, words))
        return Exit.WRONG_USAGE
    except Refused as refused:
        output.warn(reason(refused, words))
        if is_damage(refused):
            output.warn(words("cli.recover.hint"))
    except SettingsProblem as problem:
        output.warn(words(problem.key, **problem.params))
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.DONE
    except OSError as error:
        # ENOSPC and its like: what a helpdesk can look up, the same in every language.
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        output.warn(words("cli.error.os", where=error.filename or _NAME, why=why))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.REFUSED


def _invoke(arguments: Sequence[str], call: Call) -> int | None:
    """Do what click's own ``main`` does, without the endings that it writes in English."""
    if asked := call.environ.get(_COMPLETION):
        return shell_complete(program, {"obj": call}, _NAME, _COMPLETION, asked)
    try:
        with program.make_context(_NAME, list(arguments), obj=call) as ctx:
            code: int | None = program.invoke(ctx)
            return code
    except click.exceptions.Exit as ending:
        return ending.exit_code


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        output.say(f"{_NAME} {__version__}")
        ctx.exit()


def _let_go_of_stdout() -> None:
    # Whoever read our output has had enough. Python would complain once more when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


program = Group(
    _NAME,
    help_key="cli.program.help",
    callback=screens.home,
    invoke_without_command=True,
    modules={
        "demo": "coachtui.cli.demo",
        "new": "coachtui.cli.engagements",
        "open": "coachtui.cli.screens",
        "list": "coachtui.cli.engagements",
        "show": "coachtui.cli.engagements",
        "missing": "coachtui.cli.missing",
        "people": "coachtui.cli.people",
        "sheet": "coachtui.cli.sheets",
        "note": "coachtui.cli.noting",
        "export": "coachtui.cli.exporting",
        "templates": "coachtui.cli.templating",
        "backup": "coachtui.cli.backing_up",
        "restore": "coachtui.cli.backing_up",
        "recover": "coachtui.cli.mending",
        "purge": "coachtui.cli.mending",
    },
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help_key="cli.program.version",
        )
    ],
)
