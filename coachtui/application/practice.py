"""The practice: all of a coach's engagements. Listing, starting, opening and deleting them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from coachtui.application import history, ids, intake
from coachtui.application.drafts import Typed
from coachtui.application.history import Purged
from coachtui.application.ports import Clock, Kept, Store
from coachtui.application.watching import Watching
from coachtui.application.workspace import Workspace
from coachtui.domain.engagement import Contract, Engagement, LanguageCode, Project, Stage, stage_of
from coachtui.domain.errors import Refused
from coachtui.domain.missing import counts
from coachtui.domain.notes import NoteKind
from coachtui.domain.people import Value
from coachtui.domain.text import clean_line


class Summary(Value, frozen=True, kw_only=True):
    """One line of the practice. ``red`` counts unsettled red findings; ``open_actions`` those not done."""

    id: str
    client: str
    project: str
    focal_role: str
    stage: Stage
    next_session: int | None
    next_date: dt.date | None
    red: int
    amber: int
    open_actions: int


class Unreadable(Value, frozen=True, kw_only=True):
    """An engagement whose file could not be read, and why."""

    id: str
    problem: Refused


class Practice:
    """The engagements in a store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Take the store that holds the engagements, and the clock."""
        self._store = store
        self.clock = clock

    def engagements(self) -> tuple[Engagement | Unreadable, ...]:
        """Return every engagement, newest first, then those that cannot be read, then the closed ones.

        Raises Refused if the place where they are kept cannot be read at all.
        """
        found = [self._tried(name) for name in self._store.ids()]
        return tuple(sorted(found, key=_place))

    def read(self, engagement_id: str) -> Engagement:
        """Return one engagement to look at. Raises Refused if there is none, or it cannot be read."""
        return self._store.read(engagement_id)

    def has(self, engagement_id: str) -> bool:
        """Tell whether there is an engagement with this id."""
        return engagement_id in self._store.ids()

    def start(self, client: str, project: str, focal_role: str, language: LanguageCode) -> Engagement:
        """Make and keep a new engagement, its id made from client and project; Refused if one is empty."""
        client, project = clean_line(client), clean_line(project)
        for name, text in (("contract.client", client), ("project.name", project)):
            if not text:
                raise Refused("error.needed", field=name)
        engagement = Engagement(
            id=ids.engagement_id(client, project, self._store.ids()),
            created_at=self.clock.now(),
            contract=Contract(client=client, language=language),
            project=Project(name=project),
        )
        engagement = intake.answer(engagement, "focal_role.singular", focal_role)
        self._store.create(engagement)
        return engagement

    def unfinished(self) -> Typed | None:
        """Return what was typed for a new engagement that was not made, if anything. Errors: Refused."""
        return self._store.unfinished()

    def keep_unfinished(self, texts: dict[str, str]) -> None:
        """Keep what is being typed for a new engagement; without a word in it, forget it. Errors: Refused."""
        typed = any(text.strip() for text in texts.values())
        self._store.keep_unfinished(Typed(place="new:", texts=texts, at=self.clock.now()) if typed else None)

    def keep(self, engagement: Engagement) -> None:
        """Keep an engagement from elsewhere, such as the example. Raises Refused if its id is taken."""
        self._store.create(engagement)

    def open(self, engagement_id: str) -> Workspace:
        """Open one engagement to work on. Raises Refused if somebody else has it open."""
        return Workspace(self._store.open(engagement_id), self.clock)

    def look_on(self, engagement_id: str, held: Refused) -> Watching:
        """Look at one engagement that is ``held`` (so opening it was refused). Raises Refused as ``read``."""
        return Watching(self._store, engagement_id, self.clock, held)

    @contextmanager
    def opened(self, engagement_id: str) -> Iterator[Workspace]:
        """Open one engagement for the length of a ``with`` block; raise its problem if it was not saved."""
        workspace = self.open(engagement_id)
        try:
            yield workspace
            if workspace.problem:
                raise workspace.problem
        finally:
            workspace.close()

    def previous(self, engagement_id: str) -> Kept | None:
        """Return one engagement, damaged or not, as it was before the last save, if that copy is whole."""
        return self._store.previous(engagement_id)

    def recover(self, engagement_id: str) -> Path:
        """Put that copy in the place of a damaged file; return where the damaged one lies, set aside."""
        return self._store.recover(engagement_id)

    def to_purge(self, engagement_id: str) -> Purged:
        """Count what ``purge`` takes away. Raises Refused if it is open, or its drafts cannot be read."""
        with self.opened(engagement_id) as workspace:
            if workspace.drafts_lost is not None:
                raise workspace.drafts_lost  # they have just been set aside: nobody else will tell
            return history.to_purge(workspace.engagement, workspace.drafts)

    def purge(self, engagement_id: str) -> Purged:
        """Forget what notes were, and every copy (``Workspace.purge``). Raises Refused if it is open."""
        with self.opened(engagement_id) as workspace:
            gone = history.to_purge(workspace.engagement, workspace.drafts)
            return replace(gone, files=workspace.purge().files)

    def delete(self, engagement_id: str) -> None:
        """Delete one engagement, and every copy of it that the program keeps."""
        self._store.delete(engagement_id)

    def _tried(self, engagement_id: str) -> Engagement | Unreadable:
        try:
            return self._store.read(engagement_id)
        except Refused as problem:
            return Unreadable(id=engagement_id, problem=problem)


def summary(engagement: Engagement) -> Summary:
    """Return what Home and ``coachtui list`` say of one engagement."""
    stage = stage_of(engagement)
    ended = {run.session for run in engagement.runs if run.ended_at}
    sessions = engagement.plan.sessions if engagement.plan else ()
    ahead = next((session for session in sessions if session.number not in ended), None)
    tally = counts(engagement)
    return Summary(
        id=engagement.id,
        client=engagement.contract.client,
        project=engagement.project.name,
        focal_role=engagement.focal_role.singular,
        stage=stage,
        next_session=ahead.number if ahead else None,
        next_date=ahead.date if ahead else None,
        red=tally.red,
        amber=tally.amber,
        open_actions=sum(1 for n in engagement.notes if n.kind is NoteKind.ACTION and not n.done),
    )


def _place(entry: Engagement | Unreadable) -> tuple[int, float]:
    if isinstance(entry, Unreadable):
        return 1, 0.0
    return (0 if entry.closed_at is None else 2), -entry.created_at.timestamp()
