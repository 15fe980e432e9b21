"""Finding templates: those that are shipped, and the coach's own, which go before them."""

import errno
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import coachtui
from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.i18n import LANGUAGES
from coachtui.templates.read import read
from coachtui.templates.template import BadTemplate, Template, TemplateProblem

DEFAULT: Final[dict[LanguageCode, str]] = {"en": "three-half-days", "nl": "drie-dagdelen"}

_SUFFIX: Final = ".md"


class Listed(Value, frozen=True, kw_only=True):
    """A template that was found. With ``problems`` it cannot be used, and ``template`` is None.

    ``path`` is where it stands, to be shown; ``own``: in the coach's own folder.
    """

    name: str
    own: bool
    path: str
    template: Template | None = None
    problems: tuple[TemplateProblem, ...] = ()


def list_templates(own: Path) -> tuple[Listed, ...]:
    """Return the templates in all languages, the coach's own in ``own`` first, then by name.

    A template of the coach's own hides a shipped one of the same name. Raises Refused
    ``templates.error.not_read`` when the folder is there and cannot be read.
    """
    found = [_listed(name, file, own=is_own) for name, (file, is_own) in _files(own).items()]
    return tuple(sorted(found, key=lambda one: (not one.own, one.name)))


def find(name: str, own: Path) -> Template:
    """Return the template called ``name``.

    Raises BadTemplate, or Refused: ``templates.error.unknown`` (``name``), ``templates.error.not_read``
    (``file``, ``why``), ``templates.error.not_utf8`` (``file``).
    """
    found = _files(own).get(name)
    if found is None:
        raise Refused("templates.error.unknown", name=name)
    return _read(name, found[0])


def default_template(language: LanguageCode, own: Path) -> Template:
    """Return the template that a new plan in this language starts from; raises what ``find`` raises."""
    return find(DEFAULT[language], own)


def shipped_folder() -> Traversable:
    """Return the folder of the templates that we ship: in the package, or in a checkout beside it."""
    inside = files(coachtui) / "sessions"
    return inside if inside.is_dir() else Path(coachtui.__file__).parent.parent / "sessions"


def template_files(folder: Traversable) -> list[Traversable]:
    """Return the files of the templates in a folder, if it is there; raises what ``list_templates`` does."""
    try:
        return [
            file
            for file in folder.iterdir()
            if file.name.endswith(_SUFFIX) and not file.name.startswith(".") and file.is_file()
        ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        # Its templates may be there: to go on without them would be to lose them silently.
        raise _not_read(folder, error) from error


def _files(own: Path) -> dict[str, tuple[Traversable, bool]]:
    """Return every template's file by its name, and whether it is the coach's own."""
    folders = [(shipped_folder() / language, False) for language in LANGUAGES]
    return {
        file.name.removesuffix(_SUFFIX): (file, is_own)
        for folder, is_own in [*folders, (own, True)]
        for file in template_files(folder)
    }


def _listed(name: str, file: Traversable, *, own: bool) -> Listed:
    template: Template | None = None
    problems: tuple[TemplateProblem, ...] = ()
    try:
        template = _read(name, file)
    except BadTemplate as error:
        problems = error.problems
    except Refused as error:
        params: dict[str, str | int] = {key: str(value) for key, value in error.params.items()}
        problems = (TemplateProblem(line=1, key=error.key, params=params),)
    return Listed(name=name, own=own, path=str(file), template=template, problems=problems)


def _read(name: str, file: Traversable) -> Template:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused("templates.error.not_utf8", file=str(file)) from error
    except OSError as error:
        raise _not_read(file, error) from error
    return read(text, name)


def _not_read(file: Traversable, error: OSError) -> Refused:
    # The system's own words are in the system's language; its code is the same everywhere.
    why = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return Refused("templates.error.not_read", file=str(file), why=why)
