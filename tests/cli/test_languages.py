"""Everything the program says is in the chosen language; nothing of click's own English comes through."""

import os
from pathlib import Path

import click
import pytest

from coachtui.cli.call import Call as TheCall
from coachtui.cli.program import program
from tests.cli.conftest import Call

# What click would say, from its sources.
CLICKS_OWN = (
    "Usage", "Options", "Commands", "Show this message", "Missing", "No such", "Did you mean", "Invalid",
    "requires an argument", "does not take", "Got unexpected", "Error", "Try", "is not one of", "OPTIONS",
    "COMMAND", "ARGS", "required", "default", "Aborted", "Choose from",
)  # fmt: skip


def paths(command: click.Command = program, *above: str) -> list[tuple[str, ...]]:
    """Return every command, by the words that call it."""
    found = [above]
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            one = command.get_command(ctx, name)
            assert one is not None
            found += paths(one, *above, name)
    return found


@pytest.mark.parametrize("words", paths(), ids=" ".join)
def test_help_is_dutch_throughout(coachtui: Call, words: tuple[str, ...]) -> None:
    dutch, english = (coachtui(*words, "--lang", language, "--help") for language in ("nl", "en"))
    assert dutch.code == english.code == 0
    assert dutch.err == english.err == ""
    assert dutch.out.startswith("Gebruik: coachtui")
    assert english.out.startswith("Usage: coachtui")
    assert not [own for own in CLICKS_OWN if own in dutch.out.replace("COMMANDO", "")]
    assert "cli." not in dutch.out + english.out, "a key instead of its sentence"


@pytest.mark.parametrize(
    ("call", "english", "dutch"),
    [
        ("bogus", "There is no command “bogus”.", "Het commando ‘bogus’ bestaat niet."),
        (
            "lst",
            "There is no command “lst”. Do you mean list?",
            "Het commando ‘lst’ bestaat niet. Bedoel je list?",
        ),
        (
            "list --jsn",
            "There is no option --jsn. Do you mean --json?",
            "De optie --jsn bestaat niet. Bedoel je --json?",
        ),
        ("new --client C --project P", "--focal-role is missing.", "--focal-role ontbreekt."),
        ("show", "ID is missing.", "ID ontbreekt."),
        ("new --client", "--client needs a value.", "Bij --client hoort een waarde."),
        ("list --json=yes", "--json takes no value.", "Bij --json hoort geen waarde."),
        (
            "open x --room table",
            "--room: “table” is not one of intake, plan, run, notes, share.",
            "--room: ‘table’ is geen keuze uit intake, plan, run, notes, share.",
        ),
        (
            "export x --for coach --to out --session 0",
            "--session: “0” is not a whole number from 1.",
            "--session: ‘0’ is geen heel getal vanaf 1.",
        ),
        (
            "note x --about group two words",
            "This is one word too many: words. Put a text of several words between quotation marks.",
            "Dit is een woord te veel: words. Zet een tekst van meer woorden tussen aanhalingstekens.",
        ),
        ("templates", "Say which command.", "Zeg erbij welk commando."),
        ("list --lang fr", "--lang: “fr” is not one of en, nl.", "--lang: “fr” is not one of en, nl."),
    ],
)
def test_wrong_usage(coachtui: Call, call: str, english: str, dutch: str) -> None:
    """The reason comes first, then how the command is called, then where there is help; exit code 2."""
    for language, reason in (("en", english), ("nl", dutch)):
        told = coachtui("--lang", language, *call.split())
        first, usage, where = told.err.splitlines()
        assert (told.code, told.out, first) == (2, "", reason)
        in_dutch = "bestaat" in where or where.startswith("Zie")
        assert in_dutch == (reason == dutch != english)
        assert usage.startswith("Gebruik: " if in_dutch else "Usage: ")
        assert where.endswith("--help’." if in_dutch else "--help”.")


def language(*arguments: str, **environ: str) -> str:
    """Return the language in which a call would be answered."""
    return TheCall(arguments, {"COACHTUI_HOME": os.environ["COACHTUI_HOME"], **environ}).words.language


def test_language_is_taken_from_the_locale() -> None:
    assert language() == "en"
    assert language(LANG="nl_BE.UTF-8") == "nl"
    assert language(LANG="nl_BE.UTF-8", LC_MESSAGES="en_GB") == "en"
    assert language(LANG="nl_BE.UTF-8", LC_MESSAGES="nl_BE", LC_ALL="C.UTF-8") == "en"
    assert language(LC_ALL="nl") == "nl"
    assert language(LC_ALL="", LANG="nl_NL") == "nl"
    assert language(LANG="fr_BE") == "en"


def test_settings_go_before_the_locale_and_the_option_before_both() -> None:
    home = Path(os.environ["COACHTUI_HOME"])
    home.mkdir()
    (home / "settings.toml").write_text('language = "nl"')
    assert language(LANG="en_GB.UTF-8") == "nl"
    assert language("list", "--lang", "en") == "en"


@pytest.mark.parametrize(
    "call", ["--lang nl list", "list --lang nl", "list --lang=nl", "--lang en list --lang nl"]
)
def test_the_option_stands_anywhere(call: str) -> None:
    assert language(*call.split()) == "nl"


def test_after_two_hyphens_it_is_text() -> None:
    assert language("note", "x", "--about", "group", "--", "--lang", "nl") == "en"


def test_a_mistake_in_the_settings_does_not_stop_help(coachtui: Call) -> None:
    home = Path(os.environ["COACHTUI_HOME"])
    home.mkdir()
    (home / "settings.toml").write_text("colour = 1")
    assert coachtui("--help").code == 0
    told = coachtui("list", "--lang", "nl")
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        f"{home / 'settings.toml'}: de instelling ‘colour’ bestaat niet."
        " Wel: language, theme, mouse, coach, share_folder.\n"
    )
