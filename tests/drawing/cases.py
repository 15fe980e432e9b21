"""The tables whose drawings are kept in expected/. Look at them, then write them anew:

python -m tests.drawing.cases
"""

from dataclasses import dataclass
from pathlib import Path

from coachtui.domain.people import SeatKind
from coachtui.domain.table import Away, EmptyChair, Place, Table
from coachtui.drawing.lines import plain
from coachtui.drawing.table import draw_table
from coachtui.i18n import Language, Words

EXPECTED = Path(__file__).parent / "expected"
CAST = (
    ("Ines Maes", "service manager"),
    ("Tom Bauer", "sales manager"),
    ("Els Smit", "HR"),
    ("Cas de Vries", "IT"),
    ("Bo Peeters", "controller"),
    ("Chris Day", "managing director"),
    ("Mia Jansen", "project leader"),
    ("Ruben van den Berg", "inside sales"),
    ("Fatima El Amrani", "service engineer"),
    ("Lars Nilsen", "customer, Fjord AS"),
    ("Joke Verhoeven", "marketing"),
    ("Ali Demir", "planner"),
    ("Sofie Claes", "quality"),
    ("Wim", "works council"),
)
ALEX = "Alex Peeters"
ROLE = EmptyChair(role="account manager", holds=True)
HOLDER = EmptyChair(role="account manager", holds=True, people=(ALEX,))
CLIENT = EmptyChair(
    id="x",
    role="client",
    people=("Fjord AS",),
    minded_by="Els Smit",
)


def away(name: str, kind: SeatKind | None, by: str = "") -> Away:
    return Away(id=name, name=name, kind=kind, by=by)


ELSEWHERE = (
    away("Pia Berg", SeatKind.REPRESENTED, "Els Smit"),
    away("Noor Haddad", SeatKind.INTERVIEWED),
    away("Alex Peeters", SeatKind.INTERVIEWED),
    away("Jan Bos", SeatKind.INFORMED),
    away("Eva Roos", SeatKind.ABSENT),
    away("Olaf", None),
)


def table(count: int, *chairs: EmptyChair, elsewhere: tuple[Away, ...] = (), holder: int = -1) -> Table:
    """Return a table of ``count`` people; the third and the eighth are silent voices."""
    people = [
        (name + ("" if number < len(CAST) else f" {number}"), role)
        for number in range(count)
        for name, role in [CAST[number % len(CAST)]]
    ]
    seated = tuple(
        Place(
            id=str(number),
            name=name,
            role=role,
            holds=number == holder,
            silent=number in (2, 7),
        )
        for number, (name, role) in enumerate(people)
    )
    return Table(seated=seated, empty=chairs, away=elsewhere)


@dataclass(frozen=True)
class Case:
    """A drawing that is kept, under ``name``."""

    name: str
    table: Table
    width: int
    language: Language = "en"
    height: int | None = None

    def drawn(self) -> str:
        words = Words(self.language)
        return plain(
            draw_table(self.table, self.width, title="Nordlys · CRM", words=words, height=self.height)
        )

    @property
    def path(self) -> Path:
        return EXPECTED / f"{self.name}.txt"


TABLES = {
    4: table(4, ROLE),
    6: table(6, HOLDER),
    9: table(9, HOLDER, elsewhere=ELSEWHERE),
    14: table(14, ROLE),
}
LANGUAGES: dict[int, Language] = {76: "en", 58: "nl"}
CASES = (
    *(
        Case(f"{count}-people-{width}-wide-{language}", made, width, language)
        for count, made in TABLES.items()
        for width, language in LANGUAGES.items()
    ),
    *(
        Case(f"{count}-people-{width}-wide-9-lines", TABLES[count], width, height=9)
        for count in (6, 9, 14)
        for width in LANGUAGES
    ),
    Case("0-people", table(0, ROLE, elsewhere=ELSEWHERE[-1:]), 76),
    Case("1-person-no-chair", table(1), 76),
    Case("2-people-2-chairs", table(2, HOLDER, CLIENT), 76),
    Case("3-people-with-holder", table(3, holder=2), 76),
    Case("8-people-3-chairs", table(8, ROLE, CLIENT, CLIENT), 76),
    Case("6-people-40-wide", table(6, HOLDER, elsewhere=ELSEWHERE), 40),
    Case("5-people-24-wide", table(5, HOLDER, elsewhere=ELSEWHERE), 24),
    Case("20-people", table(20, ROLE), 76),
    Case("40-people", table(40, ROLE), 76),
    Case("40-people-58-wide-9-lines", table(40, ROLE, CLIENT), 58, height=9),
    Case("60-people", table(60, ROLE), 76),
)


def write() -> None:
    """Write every drawing as it is now."""
    EXPECTED.mkdir(exist_ok=True)
    for case in CASES:
        case.path.write_text(case.drawn() + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
