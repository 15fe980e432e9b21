"""Engagements in which every text is a word of its own, with who may read that word (METHOD.md's columns).

Written from METHOD.md alone, and knowing nothing of how sharing is done.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from msgspec import structs

from coachtui.domain.engagement import (
    Choice,
    Contract,
    Engagement,
    FocalRole,
    Pole,
    Priority,
    Project,
    Prompt,
    Remedy,
    Settlement,
)
from coachtui.domain.history import PastNote
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    Stance,
)
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.domain.running import Run
from coachtui.domain.sharing import Coach, Group, Participant, Reader, Sponsor

NOW = dt.datetime(2026, 12, 7, 9, 30, tzinfo=dt.UTC)
# The third has no seat at the table, so is no participant.
IDS = ("p-1", "p-2", "p-3")
PARTICIPANTS = (Participant("p-1"), Participant("p-2"))

Readers = frozenset[Reader]
COACH: Readers = frozenset({Coach()})
GROUP: Readers = frozenset({Coach(), Group(), *PARTICIPANTS})
ALL: Readers = GROUP | {Sponsor()}


def themselves(person: str) -> Readers:
    """The participant with this id, if they are one."""
    return frozenset(one for one in PARTICIPANTS if one.id == person)


class Secrets:
    """An engagement in the making, and for each word in it who may read it."""

    def __init__(self, draw: Any) -> None:
        self.may_read: dict[str, Readers] = {}
        self._draw = draw
        self.people = tuple(self._person(ref) for ref in IDS)
        self.engagement = self._engagement()

    def one_of(self, values: Iterable[Any]) -> Any:
        return self._draw(st.sampled_from(list(values)))

    def word(self, readers: Readers) -> str:
        """A word that these readers may read, and that no other text has in it."""
        word = f"Zq{len(self.may_read):03}xj"
        self.may_read[word] = readers
        return word

    def _person(self, ref: str) -> Stakeholder:
        may_show = self.one_of([None, True, False])
        alias = self.word(ALL) if self.one_of([True, False]) else ""
        own = COACH | themselves(ref)
        shown = GROUP if may_show else own
        picture = self.one_of([None, *Provenance])
        stance = self.one_of([None, *Provenance])
        seats = SeatKind if ref == "p-3" else [SeatKind.SEATED]
        in_picture = shown if picture is Provenance.OWN else COACH
        in_stance = shown if stance is Provenance.OWN else COACH
        return Stakeholder(
            id=ref,
            name=self.word(own if alias else ALL),
            alias=alias,
            role=self.word(GROUP),
            unit=self.word(GROUP),
            relations=tuple(self._draw(st.sets(st.sampled_from(Relation)))),
            brings={Brings.AUTHORITY: True},
            impact=5,
            stance=Stance(
                value=-1,
                quote=self.word(in_stance),
                gains=self.word(in_stance),
                loses=self.word(in_stance),
                provenance=stance,
                by=self.word(COACH),
            ),
            problem=self.word(shown),
            sees_role_as=self.word(shown),
            picture=Picture(
                answer=self.word(in_picture),
                evidence=self.word(in_picture),
                beneficiary=self.word(in_picture),
                horizon=self.one_of(Horizon),
                provenance=picture,
                by=self.word(COACH),
            ),
            seats={
                number: Seat(kind=self._seat(seats), by=self.one_of([*IDS, self.word(ALL)]))
                for number in (1, 2)
            },
            mandate=Mandate.DECIDES,
            named_by=(self.word(COACH), self.one_of(IDS)),
            may_show=may_show,
        )

    def _seat(self, kinds: Iterable[SeatKind]) -> SeatKind:
        found = self.one_of(kinds)
        assert isinstance(found, SeatKind)
        return SeatKind.INFORMED if list(kinds) == list(SeatKind) and found == "seated" else found

    def note(self, number: int) -> Note:
        """A note, readable by whom METHOD.md says."""
        about = self.one_of([None, *IDS])
        visibility = self.one_of(one for one in Visibility if about or one != "participant")
        kind = self.one_of(NoteKind)
        readers = {
            Visibility.COACH: COACH,
            Visibility.PARTICIPANT: COACH | themselves(about or ""),
            Visibility.GROUP: GROUP,
            Visibility.SPONSOR: ALL,
        }[visibility]
        if kind is NoteKind.QUOTE and about and self.people[IDS.index(about)].may_show is not True:
            readers &= COACH | themselves(about)
        action = readers if kind is NoteKind.ACTION else COACH
        return Note(
            id=f"n-{number}",
            text=self.word(readers),
            at=NOW,
            kind=kind,
            about=about,
            visibility=visibility,
            tags=(self.word(COACH),),
            session=self.one_of([None, 1, 2]),
            block=self.word(readers),
            who=self.one_of([*IDS, self.word(action)]),
            due=self.word(action),
        )

    def _past(self, number: int) -> PastNote:
        """What a note was: whoever could read it, no document has it now."""
        note = self.note(number)
        nobody = {name: self.word(frozenset()) for name in ("text", "block", "who", "due")}
        note = structs.replace(note, **nobody, tags=(self.word(frozenset()),))
        return PastNote(note=note, until=NOW, deleted=self.one_of([True, False]))

    def _pole(self) -> Pole:
        return Pole(wording=self.word(ALL), gains=self.word(ALL), costs=self.word(ALL))

    def _block(self, number: int) -> Block:
        return Block(
            id=f"b-{number}",
            title=self.word(ALL),
            minutes=30,
            kind=self.one_of(BlockKind),
            question=self.word(ALL),
            guidance=self.word(COACH),
        )

    def _session(self, number: int) -> Session:
        return Session(
            number=number,
            title=self.word(ALL),
            place=self.word(ALL),
            guidance=self.word(COACH),
            blocks=(self._block(number * 10), self._block(number * 10 + 1)),
        )

    def _settlement(self, check: int) -> Settlement:
        return Settlement(
            check=check,
            subject=self.one_of(["", *IDS]),
            remedy=self.one_of(Remedy),
            reason=self.word(COACH),
            by=self.word(COACH),
            at=NOW,
            for_sponsor=self.one_of([True, False]),
        )

    def _engagement(self) -> Engagement:
        sessions = (self._session(1), self._session(2))
        return Engagement(
            id="e",
            created_at=NOW,
            contract=Contract(
                client=self.word(COACH),
                sponsor=self.word(COACH),
                readers=self.word(COACH),
                machine_owner=self.word(COACH),
                language=self.one_of(["en", "nl"]),
            ),
            project=Project(
                name=self.word(ALL),
                solution=self.word(ALL),
                whose_idea=self.word(ALL),
                by_when=self.word(ALL),
                decided=self.word(ALL),
                shared_problem=self.word(ALL),
            ),
            focal_role=FocalRole(
                singular=self.word(ALL), plural=self.word(ALL), holders=3, question=self.word(ALL)
            ),
            stakeholders=self.people,
            prompts={Relation.PAYS: Prompt(anybody=False, reason=self.word(COACH))},
            priority=Priority(
                short=self._pole(),
                long=self._pole(),
                choice=self.one_of([None, *Choice]),
                rule=self.word(ALL),
                decided_by=self.word(ALL),
            ),
            settlements=tuple(self._settlement(check) for check in (1, 4, 13, 15)),
            plan=Plan(template=self.word(frozenset()), sessions=sessions),
            runs=(
                Run(session=1, started_at=NOW, ends_at=NOW, blocks=sessions[0].blocks, block_started_at=NOW),
            ),
            notes=tuple(self.note(number) for number in range(self._draw(st.integers(0, 6)))),
            past=tuple(self._past(number) for number in range(self._draw(st.integers(0, 3)))),
        )


@st.composite
def secrets(draw: Any) -> Secrets:
    """An engagement full of words that somebody may not read."""
    return Secrets(draw)
