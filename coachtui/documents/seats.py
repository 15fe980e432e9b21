"""Who takes part in a session, and how; and the table as a picture."""

from collections.abc import Iterable, Iterator

from coachtui.documents.parts import WIDTH, answers
from coachtui.domain.people import Seat, SeatKind
from coachtui.domain.sharing import ShareView, ShownPerson
from coachtui.domain.table import Table as Seating
from coachtui.drawing.table import table_text
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Fence


def drawn_table(seating: Seating, view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the table as a picture in characters, if there is anybody to draw."""
    if seating.seated or seating.empty or seating.away:
        title = view.project.solution.strip() or view.project.name
        yield Fence(table_text(seating, WIDTH, title=title, words=words))


def planned(people: Iterable[ShownPerson], session: int, words: Words) -> Iterator[Block]:
    """Yield how everybody is to take part in a session: one line for each kind of seat that is taken."""
    yield from _by_kind([(one, seat) for one in people if (seat := one.seats.get(session))], words)


def actual(people: Iterable[ShownPerson], session: int, words: Words) -> Iterator[Block]:
    """Yield how everybody took part in a session, as planned where nothing else was noted."""
    yield from _by_kind([(one, seat) for one in people if (seat := one.seat_in(session))], words)


def seat_text(name: str, seat: Seat, words: Words) -> str:
    """Return a name with who represents them, or who minds the voice of their empty chair."""
    if seat.by.strip() and seat.kind.needs_somebody:
        return words(f"documents.seat.{seat.kind}_by", name=name, by=seat.by)
    return name


def _by_kind(seats: list[tuple[ShownPerson, Seat]], words: Words) -> Iterator[Block]:
    yield from answers(
        (
            words(f"documents.seat.{kind}"),
            ", ".join(seat_text(one.name, seat, words) for one, seat in seats if seat.kind is kind),
        )
        for kind in SeatKind
    )
