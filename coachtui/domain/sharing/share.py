"""From an engagement and a reader to what that reader may read: the one place that filters."""

from collections import Counter

from msgspec import structs

from coachtui.domain.engagement import Engagement, FocalRole, Priority, Project
from coachtui.domain.notes import Note, NoteKind
from coachtui.domain.plan import Session, timed
from coachtui.domain.sharing.findings import shown_findings, unasked, withheld_findings
from coachtui.domain.sharing.names import Names, names_for
from coachtui.domain.sharing.people import shown_people, shown_table
from coachtui.domain.sharing.readers import Coach, Participant, Reader, Reason, check_reader, why_withheld
from coachtui.domain.sharing.view import (
    SEAL,
    Matter,
    ShareView,
    ShownBlock,
    ShownNote,
    ShownSession,
    Withheld,
)
from coachtui.domain.table import table_at


def share(engagement: Engagement, reader: Reader) -> ShareView:
    """Return what ``reader`` may read of ``engagement`` (METHOD.md, who may read it).

    Raises Refused for a participant who is not listed, or has no seat in any session.
    """
    check_reader(engagement, reader)
    names = names_for(engagement, reader)
    coach = isinstance(reader, Coach)
    people, words_withheld = shown_people(engagement, reader, names)
    notes, notes_withheld = _notes(engagement, reader, names)
    findings = shown_findings(engagement, reader, names)
    return ShareView(
        reader=reader,
        reader_name=names.called(reader.id) if isinstance(reader, Participant) else "",
        language=engagement.language,
        names=names.by_id,
        public_names={person.id: person.public_name for person in engagement.stakeholders},
        client=engagement.contract.client if coach else "",
        project=_project(engagement.project, names),
        focal_role=_focal_role(engagement.focal_role, coach=coach),
        priority=_priority(engagement.priority, names),
        people=people,
        sessions=tuple(_session(engagement, reader, names, number) for number in engagement.session_numbers),
        table=shown_table(table_at(engagement), reader, names),
        notes=notes,
        findings=findings,
        unasked=unasked(engagement, reader),
        withheld=(*notes_withheld, *words_withheld, *withheld_findings(engagement, names, len(findings))),
        # Not even for the coach: what was deleted is in no document.
        whole=structs.replace(engagement, past=()) if coach else None,
        seal=SEAL,
    )


def _project(project: Project, names: Names) -> Project:
    return structs.replace(project, whose_idea=names.called(project.whose_idea))


def _focal_role(role: FocalRole, *, coach: bool) -> FocalRole:
    return role if coach else structs.replace(role, holders=None)


def _priority(priority: Priority, names: Names) -> Priority:
    return structs.replace(priority, decided_by=names.called(priority.decided_by))


def _notes(
    engagement: Engagement, reader: Reader, names: Names
) -> tuple[tuple[ShownNote, ...], tuple[Withheld, ...]]:
    shown = []
    withheld: Counter[tuple[Matter, Reason, int | None, str | None]] = Counter()
    for note in sorted(engagement.notes, key=lambda note: note.at):
        person = engagement.person(note.about)
        reason = why_withheld(note, reader, may_show=person is not None and person.may_show is True)
        if reason is None:
            shown.append(_note(note, reader, names))
        else:
            withheld[Matter(note.kind.value), reason, note.session, note.about] += 1
    told = (
        Withheld(matter=matter, reason=reason, count=count, session=session, about=about)
        for (matter, reason, session, about), count in withheld.items()
    )
    return tuple(shown), tuple(told)


def _note(note: Note, reader: Reader, names: Names) -> ShownNote:
    action = note.kind is NoteKind.ACTION
    return ShownNote(
        id=note.id,
        kind=note.kind,
        text=note.text,
        at=note.at,
        visibility=note.visibility,
        about=note.about,
        about_name=names.called(note.about) if note.about is not None else "",
        session=note.session,
        block=note.block,
        who=names.called(note.who) if action else "",
        due=note.due if action else "",
        done=note.done,
        # A coach orders by tags; they are written for nobody else.
        tags=note.tags if isinstance(reader, Coach) else (),
    )


def _session(engagement: Engagement, reader: Reader, names: Names, number: int) -> ShownSession:
    run = engagement.run_of(number)
    shown = ShownSession(
        number=number,
        table=shown_table(table_at(engagement, number), reader, names),
        started_at=run.started_at if run else None,
        ended_at=run.ended_at.astimezone(run.started_at.tzinfo) if run and run.ended_at else None,
        ran=tuple(block.title for block in run.blocks) if run else (),
    )
    sessions = engagement.plan.sessions if engagement.plan else ()
    planned = next((session for session in sessions if session.number == number), None)
    return _planned(shown, planned, coach=isinstance(reader, Coach)) if planned else shown


def _planned(shown: ShownSession, session: Session, *, coach: bool) -> ShownSession:
    return structs.replace(
        shown,
        title=session.title,
        minutes=session.minutes,
        date=session.date,
        starts=session.starts,
        place=session.place,
        guidance=session.guidance if coach else "",
        blocks=tuple(
            ShownBlock(
                title=placed.block.title,
                kind=placed.block.kind,
                start=placed.start,
                end=placed.end,
                starred=placed.block.starred,
                question=placed.block.question,
                guidance=placed.block.guidance if coach else "",
            )
            for placed in timed(session)
        ),
    )
