"""What is being typed, in a file of its own beside the engagement's: ``x.drafts.json``.

It has no previous copy and no rows: it is small, it is written while somebody types, and it is gone as
soon as nothing is left in it.
"""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from coachtui.application.drafts import Drafts, Typed
from coachtui.domain.errors import Refused
from coachtui.domain.text import clean
from coachtui.storage import files, refusals

_decoder = msgspec.json.Decoder(Drafts)
_NAMES = Drafts.__struct_fields__
_SUFFIX = ".drafts.json"


class DraftsFile:
    """The drafts of one engagement; only who has its lock may use them.

    What is typed for a new one (``PracticeFolder.unfinished``) has no lock: each write is whole, and the
    last one counts.
    """

    def __init__(self, engagement_file: Path) -> None:
        """Take the engagement's file (``x.json``), which need not be there."""
        self.path = engagement_file.with_suffix(_SUFFIX)

    def read(self) -> Drafts:
        """Return the drafts, none when there is no file.

        One that cannot be read is set aside, and never written over. Errors: Refused
        ``storage.damaged.drafts`` (``file``: where it lies now); OSError.
        """
        try:
            return _decoder.decode(self.path.read_bytes())
        except FileNotFoundError:
            return Drafts()
        except (ValueError, RecursionError) as error:
            aside = files.set_aside(self.path, "damaged", files.changed_at(self.path.stat().st_mtime))
            self.path.unlink(missing_ok=True)
            raise Refused("storage.damaged.drafts", file=str(aside)) from error

    def write(self, drafts: Drafts) -> None:
        """Put these drafts durably in the place of the last. Errors: Refused ``storage.not_saved.*``."""
        try:
            if drafts != Drafts():
                files.put_file(self.path, _encoded(drafts))
            elif self.path.exists():
                self.path.unlink()
                files.sync_folder(self.path.parent)
        except OSError as error:
            raise refusals.not_saved(error, self.path) from error
        except Exception as error:
            # Such as no memory left. It comes up in a thread of its own, and must be told all the same.
            why = type(error).__name__
            raise Refused("storage.not_saved.other", why=why, where=str(self.path)) from error


def _encoded(drafts: Drafts) -> bytes:
    try:
        return msgspec.json.encode(drafts)
    except UnicodeEncodeError:  # half a character, as bad bytes over SSH give
        return msgspec.json.encode(Drafts(**{name: _clean(getattr(drafts, name)) for name in _NAMES}))


def _clean(those: tuple[Typed, ...]) -> tuple[Typed, ...]:
    return tuple(replace(one, texts={name: clean(text) for name, text in one.texts.items()}) for one in those)
