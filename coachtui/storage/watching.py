"""Looking at an engagement's file: it needs neither TinyDB nor the lock, so Home is quick."""

from pathlib import Path

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage import refusals
from coachtui.storage.encoding import decode
from coachtui.storage.rows import engagement_in


class FileWatch:
    """A Watch (see application.ports) over an engagement's file."""

    def __init__(self, file: Path) -> None:
        """Read the file. Errors: Refused, as ``Store.read``."""
        self._file = file
        self._contents = self._read()
        self._engagement = self._decoded(self._contents)

    @property
    def engagement(self) -> Engagement:
        """The engagement as it was when it was last looked at."""
        return self._engagement

    def look(self) -> bool:
        """Look again; see application.ports."""
        # The bytes decide: a new file may have the inode and the time of the old one.
        contents = self._read()
        if contents == self._contents:
            return False
        self._engagement = self._decoded(contents)
        self._contents = contents
        return True

    def _read(self) -> bytes:
        try:
            return self._file.read_bytes()
        except FileNotFoundError:
            raise Refused("storage.unknown", id=self._file.stem) from None
        except OSError as error:
            raise refusals.not_opened(error, self._file) from error

    def _decoded(self, contents: bytes) -> Engagement:
        return engagement_in(decode(contents, self._file), self._file).engagement
