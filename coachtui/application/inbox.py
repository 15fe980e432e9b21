"""Files from elsewhere: read whole, or refused with the reason; and their bytes as text."""

import codecs
import errno
from pathlib import Path
from typing import Final, NamedTuple

from coachtui.domain.errors import Refused

# Bytes. Many times what hundreds of people have to say; a film that was named by mistake is not read.
MOST: Final = 4_000_000
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_READ: Final = {
    errno.ENOENT: "inbox.not_there",
    errno.ENOTDIR: "inbox.not_there",
    errno.EISDIR: "inbox.folder",
    errno.EACCES: "inbox.permission",
    errno.EPERM: "inbox.permission",
}


class Text(NamedTuple):
    """A file's text, and the encoding it was read in: ``utf-8``, ``utf-16``, or ``cp1252`` as a guess."""

    text: str
    encoding: str


def text_of(path: Path) -> Text:
    """Return the text in a file.

    Raises Refused ``inbox.*`` with ``where`` for one that is not there, is a folder, may not be read, is
    larger than ``MOST``, or is no text.
    """
    try:
        # A pipe or a device would keep the coach waiting; a name with a NUL in it is nobody's.
        strange = path.exists() and not path.is_file()
        content = b""
        if not strange:
            with path.open("rb") as file:
                content = file.read(MOST + 1)
    except OSError as error:
        key = _NOT_READ.get(error.errno or 0, "inbox.other")
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise Refused(key, where=str(path), why=why) from error
    except ValueError as error:
        raise Refused("inbox.not_there", where=str(path)) from error
    if strange:
        raise Refused("inbox.folder" if path.is_dir() else "inbox.no_file", where=str(path))
    if len(content) > MOST:
        raise Refused("inbox.too_large", where=str(path), megabytes=MOST // 1_000_000)
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        raise Refused("inbox.no_text", where=str(path)) from error


def decoded(content: bytes) -> Text:
    """Return bytes as text, without a mark at its start: UTF-8; UTF-16 if marked so; or else Windows-1252.

    Raises UnicodeDecodeError for what is no text in any of them.
    """
    if content.startswith(_UTF_16):
        return _texts(content, "utf-16")
    try:
        return Text(_texts(content, "utf-8-sig").text, "utf-8")
    except UnicodeDecodeError:
        # What spreadsheets on Windows write when nobody chooses.
        return _texts(content, "cp1252")


def _texts(content: bytes, encoding: str) -> Text:
    text = content.decode(encoding)
    if "\0" in text:
        raise UnicodeDecodeError(encoding, content, 0, 1, "NUL")
    return Text(text, encoding)
