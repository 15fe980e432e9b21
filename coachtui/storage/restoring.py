"""Restoring a backup: each engagement and template whole, and nothing lost that was here."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from coachtui.application import backup
from coachtui.application.backup import Fate, Item
from coachtui.application.ports import Clock
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.settings import Folders
from coachtui.storage import archive, files, refusals
from coachtui.storage.archive import Archive
from coachtui.storage.encoding import decode
from coachtui.storage.gathering import contents_of, refuse_link
from coachtui.storage.lock import locking
from coachtui.storage.rows import engagement_in

_WRITTEN: Final = (Fate.NEW, Fate.REPLACED)


class _Pair(NamedTuple):
    """A file here, what is in it, since when, and what is in the backup's (None: there is none)."""

    file: Path
    here: bytes | None
    changed_at: dt.datetime | None
    there: bytes | None


class OpenBackup:
    """A Backup (see application.backup) that is restored into some folders."""

    def __init__(self, opened: Archive, folders: Folders, clock: Clock) -> None:
        """Take the archive, which was verified, and the folders, which need not be there."""
        self._archive = opened
        self._folders = folders
        self._clock = clock
        self.made_at = opened.manifest.made_at
        self.program = opened.manifest.program
        self.engagements = len(opened.engagements)
        self.templates = len(opened.templates)

    def restore(self, *, overwrite: bool = False, dry_run: bool = False) -> Iterator[Item]:
        """Put each thing where it belongs, and tell what became of it; see application.backup."""
        if not dry_run:
            self._make_folders()
        for name in self._archive.engagements:
            yield self._engagement(name, overwrite=overwrite, dry_run=dry_run)
        for name in self._archive.templates:
            yield self._template(name, overwrite=overwrite, dry_run=dry_run)

    def _engagement(self, name: str, *, overwrite: bool, dry_run: bool) -> Item:
        path, drafts_path = archive.engagement_path(name), archive.drafts_path(name)
        there = self._archive.contents(path)
        typing = self._archive.contents(drafts_path) if drafts_path in self._archive.entries else None
        file = self._folders.data / f"{name}.json"
        drafts = self._folders.data / f"{name}.drafts.json"

        def compared() -> tuple[Item, list[_Pair]]:
            refuse_link(file)
            # The engagement last: until it is there, nothing is restored.
            pairs = [_pair(drafts, typing), _pair(file, there)]
            item = self._told(name, *pairs, overwrite=overwrite)
            return item, [pair for pair in pairs if pair.here != pair.there]

        item = Item(name=name, is_template=False, fate=Fate.HELD)
        try:
            item, pairs = compared()
            if dry_run or item.fate not in _WRITTEN:
                return item
            with locking(file, self._clock.now(), refusals.not_opened) as lock:
                item, pairs = compared()  # somebody may have saved since
                if item.fate in _WRITTEN:
                    item = self._put(item, pairs)
                lock.release()
            return item
        except Refused as problem:
            return replace(item, fate=Fate.HELD, problem=problem)

    def _told(self, name: str, typing: _Pair, itself: _Pair, *, overwrite: bool) -> Item:
        there = _engagement(itself.there, itself.file)
        item = Item(name=name, is_template=False, fate=Fate.NEW, unreadable_there=there is None)
        if itself.here is None:
            return item
        other_typing = typing.there is not None and typing.here != typing.there
        if itself.here == itself.there and not other_typing:
            return replace(item, fate=Fate.SAME)
        here = _engagement(itself.here, itself.file)
        # What cannot be read never takes the place of what can.
        replaced = overwrite and (there is not None or here is None)
        return replace(
            item,
            fate=Fate.REPLACED if replaced else Fate.LEFT,
            unreadable_here=here is None,
            difference=backup.difference(here, there, typing=other_typing) if here and there else None,
            changed_here=itself.changed_at,
            changed_there=self._archive.entries[archive.engagement_path(name)].changed_at,
        )

    def _template(self, name: str, *, overwrite: bool, dry_run: bool) -> Item:
        path = archive.template_path(name)
        there = self._archive.contents(path)
        file = self._folders.templates / name
        item = Item(name=name, is_template=True, fate=Fate.NEW)
        try:
            pair = _pair(file, there)
            if pair.here == there:
                return replace(item, fate=Fate.SAME)
            if pair.here is not None:
                fate = Fate.REPLACED if overwrite else Fate.LEFT
                changed_there = self._archive.entries[path].changed_at
                item = replace(item, fate=fate, changed_here=pair.changed_at, changed_there=changed_there)
            return item if dry_run or item.fate not in _WRITTEN else self._put(item, [pair])
        except Refused as problem:
            return replace(item, fate=Fate.HELD, problem=problem)

    def _put(self, item: Item, pairs: list[_Pair]) -> Item:
        """Write what differs, after keeping what was there. Errors: Refused ``backup.not_restored.*``."""
        now, kept = self._clock.now(), []
        for file, here, _, there in pairs:
            try:
                if here is not None:
                    kept.append(str(files.set_aside(file, "replaced", now)))
                if there is not None:
                    files.put_file(file, there)
                else:
                    file.unlink()
                    files.sync_folder(file.parent)
            except OSError as error:
                raise refusals.not_restored(error, file) from error
        return replace(item, kept=tuple(kept))

    def _make_folders(self) -> None:
        wanted = (
            (self._folders.data, self._archive.engagements),
            (self._folders.templates, self._archive.templates),
        )
        for folder, names in wanted:
            if names:
                try:
                    files.make_folder(folder)
                    files.keep_private(folder)
                except OSError as error:
                    raise refusals.not_restored(error, folder) from error


def _pair(file: Path, there: bytes | None) -> _Pair:
    try:
        return _Pair(file, *contents_of(file), there)
    except FileNotFoundError:
        return _Pair(file, None, None, there)


def _engagement(contents: bytes | None, file: Path) -> Engagement | None:
    """Return the engagement in a file's contents, None if it cannot be read."""
    try:
        return engagement_in(decode(contents or b"", file), file).engagement
    except Refused:
        return None
