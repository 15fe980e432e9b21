"""What a terminal sends, heard so that no byte ends the program and no pasted word is taken for a key.

Textual reads strictly: one byte that is no UTF-8, as a terminal set otherwise sends for an é, stops it from
hearing any key again. And it looks for keys in what is pasted: an ESC in there begins one.
"""

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator
from typing import Final

from textual._xterm_parser import XTermParser  # as Textual's own driver does
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

_BEGIN: Final = b"\x1b[200~"
_END: Final = b"\x1b[201~"
_AT_ONCE: Final = 65_536  # bytes
_PATIENCE: Final = 0.1  # seconds after which a lone ESC is the Escape key


class Hearing:
    """Bytes in, messages out: keys, the mouse, and each paste as one text, whatever is in it."""

    def __init__(self, *, debug: bool = False) -> None:
        """Begin with nothing heard."""
        self._parser = XTermParser(debug)
        # A byte that is no UTF-8 becomes a �.
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._tail = b""
        self._pasted: bytearray | None = None

    def take(self, data: bytes) -> Iterator[Message]:
        """Yield what ``data`` says, together with what came before it."""
        while data:
            if self._pasted is None:
                data = yield from self._keys(data)
            else:
                data = yield from self._paste(self._pasted, data)

    def wait(self) -> Iterator[Message]:
        """Yield what is certain now because nothing came after it."""
        return iter(self._parser.tick())

    def _keys(self, data: bytes) -> Generator[Message, None, bytes]:
        """Yield keys up to where a paste begins; return what comes after that."""
        known = len(self._tail)
        heard = self._tail + data
        found = heard.find(_BEGIN)
        end = len(heard) if found < 0 else found + len(_BEGIN)
        if text := self._decoder.decode(heard[known:end]):
            yield from self._parser.feed(text)
        self._tail = heard[max(0, end - len(_BEGIN) + 1) : end] if found < 0 else b""
        self._pasted = None if found < 0 else bytearray()
        return heard[end:]

    def _paste(self, pasted: bytearray, data: bytes) -> Generator[Message, None, bytes]:
        """Gather what is pasted, and yield it at its end; return what comes after that."""
        before = max(0, len(pasted) - len(_END) + 1)
        pasted += data
        end = pasted.find(_END, before)
        if end < 0:
            return b""
        self._pasted = None
        text = pasted[:end].decode("utf-8", "replace")
        # The parser has heard the beginning, and is told the end: with nothing in between.
        for message in self._parser.feed(_END.decode()):
            yield Paste(text) if isinstance(message, Paste) else message
        return bytes(pasted[end + len(_END) :])


class HearingDriver(LinuxDriver):
    """Textual's driver with our way of hearing."""

    def run_input_thread(self) -> None:
        """Hand on what the terminal sends, until the program leaves."""
        hearing = Hearing(debug=self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PATIENCE):
                    data = os.read(self.fileno, _AT_ONCE)
                    if not data:  # there is no terminal any more: the hang-up guard sees to that
                        self.exit_event.wait(_PATIENCE)
                    for message in hearing.take(data):
                        self.process_message(message)
                for message in hearing.wait():
                    self.process_message(message)
