"""Tables as the bytes of a TinyDB file, and back."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from coachtui.domain.errors import Refused
from coachtui.domain.text import REPLACEMENT

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]
# The same with each row as the bytes that it is in the file.
RowBytes = dict[str, dict[str, Raw]]

_decoder = msgspec.json.Decoder(Tables)
_row_decoder = msgspec.json.Decoder(Row)
_row_bytes = msgspec.json.Decoder(RowBytes)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(tables: Mapping[str, Mapping[str, Row | Raw]]) -> tuple[bytes, RowBytes]:
    """Return ``tables`` as UTF-8 JSON, and the bytes of each row in it. Errors: as ``encode_row``.

    Rows that are bytes already are taken as they are: so a save costs what has changed, and then what it
    takes to copy the rest.
    """
    rows = {
        name: {doc_id: row if isinstance(row, Raw) else encode_row(row) for doc_id, row in table.items()}
        for name, table in tables.items()
    }
    return msgspec.json.encode(rows), rows


def encode_row(row: Row) -> Raw:
    """Return a row as UTF-8 JSON.

    The same values are taken as by the json module, and turned into the same (keys become strings,
    tuples lists), but half a character, as bad bytes over SSH give, becomes U+FFFD. Errors:
    TypeError for what JSON does not know, such as a datetime; ValueError for NaN and infinity.
    """
    # msgspec is ten times as quick as json, and laxer: it makes null of NaN, and text of a datetime. So it
    # is believed only if its bytes read back as what went in.
    try:
        contents = msgspec.json.encode(row)
        if _row_decoder.decode(contents) == row:
            return Raw(contents)
    except (TypeError, ValueError, OverflowError, msgspec.EncodeError):
        pass  # json decides, and its errors are the ones that TinyDB documents
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    contents = _LONE_SURROGATE.sub(REPLACEMENT, text).encode()
    _row_decoder.decode(contents)  # what could not be read again is not written
    return Raw(contents)


def encode_value(value: msgspec.Struct | dict[str, Any], kind: type[msgspec.Struct]) -> Raw:
    """Return a value, or some of its fields, as a row. Errors: ValidationError if it is no ``kind``."""
    row = msgspec.to_builtins(value, str_keys=True)
    # Structs check no types when they are made. Better no save than a file that is refused tomorrow. The
    # bytes would not tell: NaN has become null in them, which says that nobody was asked.
    msgspec.convert(row, kind, str_keys=True)
    try:
        return Raw(msgspec.json.encode(row))
    except UnicodeEncodeError:
        return encode_row(row)


def row_bytes(contents: bytes) -> RowBytes:
    """Return the bytes of each row in what ``decode`` has read."""
    return _row_bytes.decode(contents)


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
