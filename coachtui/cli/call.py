"""One call of the program: its words, its settings and its practice. Here everything is wired."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from coachtui import settings
from coachtui.application.backup import Backups
from coachtui.application.clock import SystemClock
from coachtui.application.practice import Practice
from coachtui.i18n import Words, pick_language
from coachtui.settings import Settings, SettingsProblem


class Call:
    """What the commands work with. Nothing is read or made before a command asks for it.

    Except the settings, for their language; a problem with them waits until a command needs them, so
    that ``--help`` works with any settings.
    """

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
        """Take the arguments, for ``--lang``, and the environment."""
        self.environ = environ
        self.clock = SystemClock()
        self._settings: Settings | SettingsProblem
        try:
            self._settings = settings.read(environ)
            chosen = self._settings.language
        except SettingsProblem as problem:
            self._settings = problem
            chosen = None
        self.words = Words(pick_language(_wished(arguments), chosen, _locale(environ)))

    @property
    def settings(self) -> Settings:
        """The coach's settings. Raises SettingsProblem if they cannot be used."""
        if isinstance(self._settings, SettingsProblem):
            raise self._settings
        return self._settings

    @cached_property
    def practice(self) -> Practice:
        """The coach's practice, in the data folder."""
        from coachtui.storage.practice_folder import PracticeFolder

        return Practice(PracticeFolder(self.settings.folders.data, self.clock), self.clock)

    def backups(self, into: str | None = None) -> Backups:
        """Return what backs up and restores the practice, or the one in a folder like COACHTUI_HOME."""
        from coachtui.storage.backup import PracticeBackups

        folders = settings.find_folders({"COACHTUI_HOME": into}) if into else self.settings.folders
        return PracticeBackups(folders, self.clock)


def _wished(arguments: Sequence[str]) -> str | None:
    """Return the last ``--lang`` among the arguments, wherever it stands; what follows ``--`` is text."""
    wish = None
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            wish = word.removeprefix("--lang=")
        elif word == "--lang" and at + 1 < len(arguments):
            wish = arguments[at + 1]
    return wish


def _locale(environ: Mapping[str, str]) -> str | None:
    # The first that is set decides, as everywhere: LC_ALL=C asks for no language at all.
    return environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG")
