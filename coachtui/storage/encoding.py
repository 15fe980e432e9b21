"""Tables as the bytes of a TinyDB file, and back."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from coachtui.domain.errors import Refused
from coachtui.domain.text import REPLACEMENT

Tables = dict[str, dict[str, dict[str, Any]]]

_decoder = msgspec.json.Decoder(Tables)
_row_decoder = msgspec.json.Decoder(dict[str, Any])
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(tables: Tables) -> tuple[bytes, Tables]:
    """Return ``tables`` as UTF-8 JSON, and what reading that gives: a copy that shares nothing with them.

    The same values are taken as by the json module, and turned into the same (keys become strings,
    tuples lists), but half a character, as bad bytes over SSH give, becomes U+FFFD. Errors:
    TypeError for what JSON does not know, such as a datetime; ValueError for NaN and infinity.
    """
    # msgspec is ten times as quick as json, and laxer: it makes null of NaN, and text of a datetime. So it
    # is believed only if its bytes read back as what went in. That proves each save before the old file goes.
    try:
        contents = msgspec.json.encode(tables)
        copy = _decoder.decode(contents)
        if copy == tables:
            return contents, copy
    except (TypeError, ValueError, OverflowError, msgspec.EncodeError):
        pass  # json decides, and its errors are the ones that TinyDB documents
    text = json.dumps(tables, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        contents = text.encode()
    except UnicodeEncodeError:
        contents = _LONE_SURROGATE.sub(REPLACEMENT, text).encode()
    return contents, _decoder.decode(contents)


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of what JSON knows as reading it gives it: tuples as lists, no half characters."""
    try:
        return _row_decoder.decode(msgspec.json.encode(row))
    except UnicodeEncodeError:
        _, copy = encode({"": {"": row}})
        return copy[""][""]


def decode(contents: bytes, file: Path) -> Tables:
    """Return the tables in ``contents``, read from ``file``.

    Errors: Refused ``storage.damaged.*`` (``file``). Nothing is ever taken for an empty database: a file
    that is empty, or says ``null``, has lost what was in it.
    """
    if not contents.strip(b"\0 \t\r\n"):  # a crash leaves zeroes on some file systems
        raise Refused("storage.damaged.empty", file=str(file))
    try:
        return _decoder.decode(contents)
    except msgspec.ValidationError as error:
        raise Refused("storage.damaged.foreign", file=str(file)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("storage.damaged.not_json", file=str(file)) from error
