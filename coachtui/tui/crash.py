"""When the program itself is at fault: a sentence for all, and the rest where only the coach sees it."""

import os
import traceback
from pathlib import Path

from coachtui.i18n import Words

_NAME = "last-error.txt"


def told(error: BaseException | None, folder: Path, words: Words) -> str:
    """Write what happened to a file for the coach's eyes only (0600), and return what to say.

    The trace is written without the values of variables: those are people's words.
    """
    trace = "".join(traceback.format_exception(error)) if error is not None else ""
    file = folder / _NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as out:
            out.write(trace)
    except OSError:
        return words("crash.unwritten", kind=type(error).__name__)
    return words("crash.told", file=file)
