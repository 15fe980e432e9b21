"""The program as the shell sees it: its commands, and what each ending means to whoever called it."""

import os
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum

import click

from coachtui import __version__
from coachtui.cli import demo, engagements, exporting, missing, noting, output, screens, templating, usage
from coachtui.cli.call import Call
from coachtui.cli.reasons import reason
from coachtui.cli.speaking import Group, Option
from coachtui.domain.errors import Refused
from coachtui.settings import SettingsProblem


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
        code = program.main(list(arguments), prog_name="coachtui", standalone_mode=False, obj=call)
        sys.stdout.flush()
        return code or Exit.DONE
    except click.exceptions.NoArgsIsHelpError as error:
        output.warn(error.format_message())
        return Exit.WRONG_USAGE
    except click.UsageError as error:
        output.warn(usage.told(error, words))
        return Exit.WRONG_USAGE
    except Refused as refused:
        output.warn(reason(refused, words))
    except SettingsProblem as problem:
        output.warn(words(problem.key, **problem.params))
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.DONE
    except OSError as error:
        output.warn(words("cli.error.os", where=error.filename or "", why=error.strerror or str(error)))
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    return Exit.REFUSED


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        output.say(f"coachtui {__version__}")
        ctx.exit()


def _let_go_of_stdout() -> None:
    # Whoever read our output has had enough. Python would complain once more when it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


program = Group(
    "coachtui",
    help_key="cli.program.help",
    callback=screens.home,
    invoke_without_command=True,
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
for _command in (
    demo.demo,
    engagements.new,
    screens.open_,
    engagements.list_,
    engagements.show,
    missing.missing,
    noting.note,
    exporting.export,
    templating.templates,
):
    program.add_command(_command)
