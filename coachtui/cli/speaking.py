"""Click in the reader's language: commands, options and arguments that hold i18n keys instead of English.

Click writes its own English into help pages and errors. Here every such sentence is replaced: the help
page below, the errors in usage.py. Values of options (``quote``, ``sponsor``) are the same in all languages.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeVar

import click

from coachtui.cli.call import Call
from coachtui.cli.output import say
from coachtui.cli.usage import WrongUsage
from coachtui.i18n import LANGUAGES, Words

_F = TypeVar("_F", bound=Callable[..., Any])


class OneOf(click.ParamType[str]):
    """One of a few fixed values, exactly as written here."""

    name = "choice"

    def __init__(self, values: Sequence[str]) -> None:
        """Take the values there are to choose from."""
        self.values = tuple(values)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Show the values themselves."""
        return f"[{'|'.join(self.values)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return ``value`` if it is one of the values; WrongUsage if not."""
        if value not in self.values:
            raise WrongUsage("cli.usage.choice", ctx, param, value=value, choices=", ".join(self.values))
        return value


class Number(click.ParamType[int]):
    """A whole number from 1."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return ``value`` as a number; WrongUsage if it is none."""
        if isinstance(value, int):  # our own default
            return value
        text = str(value)
        if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) > 0):
            raise WrongUsage("cli.usage.number", ctx, param, value=value)
        return int(text)


class Option(click.Option):
    """An option; ``help_key`` and ``metavar_key`` are keys of i18n."""

    def __init__(self, *args: Any, help_key: str, metavar_key: str = "", **more: Any) -> None:
        """Take what click takes, and the keys."""
        super().__init__(*args, **more)
        self.help_key = help_key
        self.metavar_key = metavar_key

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the word for the option's value."""
        return _words(ctx)(self.metavar_key) if self.metavar_key else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the option as it is written, and what it does."""
        names = ", ".join(self.opts)
        written = names if self.is_flag else f"{names} {self.make_metavar(ctx)}"
        told = _words(ctx)(self.help_key)
        return written, f"{told} {_words(ctx)('cli.help.required')}" if self.required else told


class Argument(click.Argument):
    """An argument; ``metavar_key`` is a key of i18n."""

    def __init__(self, *args: Any, metavar_key: str, **more: Any) -> None:
        """Take what click takes, and the key."""
        super().__init__(*args, **more)
        self.metavar_key = metavar_key

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the word for the argument."""
        return _words(ctx)(self.metavar_key)


class Command(click.Command):
    """A command; ``help_key`` is a key of i18n."""

    def __init__(self, *args: Any, help_key: str, **more: Any) -> None:
        """Take what click takes, and the key. Every command has ``--lang`` and ``--help``."""
        # Too many arguments are told below, in the reader's language.
        more = {"add_help_option": False, "context_settings": {"allow_extra_args": True}, **more}
        super().__init__(*args, **more)
        self.help_key = help_key
        self.params += [_language_option(), _help_option()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; UsageError, with ``ctx``, when that cannot be."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise WrongUsage("cli.usage.extra", ctx, value=" ".join(rest))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that tells how the command is called."""
        words = _words(ctx)
        pieces = [words("cli.help.some_options")]
        for param in self.get_params(ctx):
            pieces += param.get_usage_pieces(ctx)
        if isinstance(self, click.Group):
            pieces.append(words("cli.help.some_command"))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{words('cli.help.usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_words(ctx)(self.help_key))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, Option)]
        with formatter.section(_words(ctx)("cli.help.options")):
            formatter.write_dl([option.get_help_record(ctx) for option in options])


class Group(Command, click.Group):
    """A command that has commands, each in a module that is imported when that command is called.

    So ``coachtui list`` does not wait for the Markdown that ``coachtui export`` is made with.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **more: Any) -> None:
        """Take what click takes, and for each command, in order, its module; there it has its own name."""
        super().__init__(*args, **more)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Command | None:
        """Return the command with this name, or None."""
        if cmd_name not in self._modules:
            # Click guesses at what was meant among the commands it has.
            self.commands.update((name, self._imported(name)) for name in self._modules)
            return None
        return self._imported(cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        rows = [(name, _words(ctx)(self._imported(name).help_key)) for name in self._modules]
        with formatter.section(_words(ctx)("cli.help.commands")):
            formatter.write_dl(rows)
        Command.format_options(self, ctx, formatter)

    def _imported(self, name: str) -> Command:
        for one in vars(import_module(self._modules[name])).values():
            if isinstance(one, Command) and one.name == name:
                return one
        raise LookupError(name)


def option(*names: str, help_key: str, **more: Any) -> Callable[[_F], _F]:
    """Declare an option of a command."""
    return click.option(*names, cls=Option, help_key=help_key, **more)


def argument(name: str, metavar_key: str, **more: Any) -> Callable[[_F], _F]:
    """Declare an argument of a command."""
    return click.argument(name, cls=Argument, metavar_key=metavar_key, **more)


def command(name: str, help_key: str) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command."""
    return click.command(name, cls=Command, help_key=help_key)


def group(name: str, help_key: str, module: str, *commands: str) -> Group:
    """Declare a command that does nothing without one of its commands, all of which are in one module."""
    return Group(
        name,
        help_key=help_key,
        callback=_without_command,
        invoke_without_command=True,
        modules=dict.fromkeys(commands, module),
    )


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        raise WrongUsage("cli.usage.no_command", ctx)


def _words(ctx: click.Context) -> Words:
    call: Call = ctx.find_root().obj  # main passes it to the outermost command
    return call.words


def _language_option() -> Option:
    # Its value is read before all else, so that even a wrong call is answered in that language.
    return Option(["--lang"], type=OneOf(LANGUAGES), expose_value=False, help_key="cli.help.lang")


def _help_option() -> Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            say(ctx.get_help())
            ctx.exit()

    return Option(
        ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help_key="cli.help.help"
    )
