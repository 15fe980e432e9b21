"""What is wrong with a call, in the reader's language: told by the type of click's error, not its English."""

import click
from click import exceptions

from coachtui.i18n import Words


class WrongUsage(click.UsageError):
    """A call that cannot be right, with the reason as a key of i18n and its parameters."""

    def __init__(
        self,
        key: str,
        ctx: click.Context | None = None,
        param: click.Parameter | None = None,
        /,
        **params: object,
    ) -> None:
        """Take the key and the values for its placeholders; ``option`` is filled in from ``param``."""
        super().__init__(key, ctx)
        self.key = key
        self.params = {"option": _name(param, ctx) if param and ctx else "", **params}


def told(error: click.UsageError, words: Words) -> str:
    """Return what is wrong: the reason, the line that tells how it is called, and where there is help."""
    reason = _reason(error, words)
    if error.ctx is None:
        return reason
    command = error.ctx.command_path
    return f"{reason}\n{error.ctx.get_usage()}\n{words('cli.usage.help', command=command)}"


def _reason(error: click.UsageError, words: Words) -> str:
    match error:
        case WrongUsage():
            reason = words(error.key, **error.params)
        case exceptions.MissingParameter(param=click.Option() as param, ctx=click.Context() as ctx):
            reason = words("cli.usage.missing_option", option=_name(param, ctx))
        case exceptions.MissingParameter(param=click.Parameter() as param, ctx=click.Context() as ctx):
            reason = words("cli.usage.missing_argument", argument=_name(param, ctx))
        case exceptions.NoSuchOption():
            reason = words("cli.usage.no_such_option", option=error.option_name)
            reason += _guess(error.possibilities, words)
        case exceptions.NoSuchCommand():
            reason = words("cli.usage.no_such_command", command=error.command_name)
            reason += _guess(error.possibilities, words)
        case exceptions.BadOptionUsage():
            flag = _is_flag(error.option_name, error.ctx)
            key = "cli.usage.takes_no_value" if flag else "cli.usage.needs_value"
            reason = words(key, option=error.option_name)
        case _:
            reason = words("cli.usage.other")
    return reason


def _guess(names: list[str] | None, words: Words) -> str:
    return " " + words("cli.usage.guess", names=", ".join(names)) if names else ""


def _name(param: click.Parameter, ctx: click.Context) -> str:
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.make_metavar(ctx)


def _is_flag(name: str, ctx: click.Context | None) -> bool:
    params = ctx.command.get_params(ctx) if ctx else []
    return any(isinstance(param, click.Option) and param.is_flag and name in param.opts for param in params)
