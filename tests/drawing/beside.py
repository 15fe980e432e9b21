"""People beside each other, whose drawings are kept in expected/. Look at them, then write them anew:

python -m tests.drawing.beside
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec import structs

from coachtui.domain.people import Horizon, Picture, Provenance, Relation, Stance
from coachtui.domain.perspectives import Perspective, Stake
from coachtui.drawing.gains import gains_text
from coachtui.drawing.horizon import horizon_text
from coachtui.drawing.lines import plain
from coachtui.drawing.matrix import draw_matrix, matrix_text
from coachtui.drawing.wordings import wordings_text
from coachtui.i18n import LANGUAGES, Language, Words
from tests.drawing.cases import EXPECTED

OWN, SAID, GUESS = Provenance
PAGE: Final = 76  # as wide as a document; a screen may be narrower, and then has some questions in sight

ALEX = Perspective(
    id="a",
    name="Alex Peeters",
    role="account manager",
    holds=True,
    picture=Picture(
        answer="Sees every client once.", horizon=Horizon.MONTHS, provenance=SAID, by="Tom Bauer"
    ),
    stake=Stake(relations=(Relation.HOLDS,), impact=5, work_changes=True),
)
INES = Perspective(
    id="b",
    name="Ines Maes",
    role="service manager",
    picture=Picture(
        answer="Answers within the hour.\nOr says when.",
        evidence="The client does not ring me.",
        beneficiary="The client who is at a standstill",
        horizon=Horizon.DAYS,
        provenance=OWN,
    ),
    stance=Stance(value=-2, gains="Not having to ring three people first", loses="The hour", provenance=OWN),
    problem="Half past five in the morning, and nobody picks up.",
    stake=Stake(relations=(Relation.DEPENDS_ON, Relation.RECEIVES), impact=3, work_changes=False),
)
TOM = Perspective(
    id="c",
    name="Tom Bauer",
    role="sales manager",
    picture=Picture(
        answer="Sees a chance before the client does.",
        evidence="They ring before there is a tender; www.example.org/a/very/long/address/of/a/page",
        horizon=Horizon.YEARS,
        provenance=OWN,
    ),
    stance=Stance(value=2, loses="What credit I have", provenance=SAID, by="Ines Maes"),
    problem="Two years I have asked for visit reports.\nTwo years.",
    stake=Stake(relations=(Relation.DIRECTS, Relation.PAYS), impact=None, work_changes=False),
)
ELS = Perspective(id="d", name="Els Smit", role="HR", silent=True, stake=Stake())
CAS = Perspective(
    id="e",
    name="Cas de Vries",
    role="IT",
    silent=True,
    picture=Picture(answer="That it runs.", provenance=GUESS),
    stake=Stake(relations=(Relation.SUPPORTS,)),
)
BO = Perspective(
    id="f",
    name="Bo Peeters-van den Berghe",
    role="controller",
    holds=True,
    silent=True,
    picture=Picture(horizon=Horizon.YEAR),
    stake=Stake(impact=1),
)
SIX: Final = (ALEX, INES, TOM, ELS, CAS, BO)
# As the group may know them: in own words, with leave, and without what is the coach's alone.
SHOWN: Final = (structs.replace(INES, stake=None), structs.replace(TOM, stake=None, stance=Stance()))


def _horizon(people: tuple[Perspective, ...], width: int, words: Words) -> str:
    return horizon_text(people, width, words=words, short="An answer today", long="At the table early")


def _matrix(people: tuple[Perspective, ...], width: int, words: Words) -> str:
    if width >= PAGE:
        return matrix_text(people, width, words=words)
    drawn = draw_matrix(people, width, words=words)
    return plain([*drawn.head, *(line for row in drawn.rows for line in (*row.lines, ()))]).rstrip()


def _wordings(people: tuple[Perspective, ...], width: int, words: Words) -> str:
    return wordings_text(people, width, words=words)


def _gains(people: tuple[Perspective, ...], width: int, words: Words) -> str:
    return gains_text(people, width, words=words)


@dataclass(frozen=True)
class Beside:
    """A drawing that is kept, under ``name``."""

    name: str
    draw: Callable[[tuple[Perspective, ...], int, Words], str]
    people: tuple[Perspective, ...]
    width: int
    language: Language
    height: int | None = None

    def drawn(self) -> str:
        return self.draw(self.people, self.width, Words(self.language))

    @property
    def path(self) -> Path:
        return EXPECTED / f"{self.name}.txt"


DRAWINGS: Final = {"horizon": _horizon, "matrix": _matrix, "wordings": _wordings, "gains": _gains}
BESIDE: Final = (
    *(
        Beside(f"{name}-{width}-wide-{language}", draw, SIX, width, language)
        for name, draw in DRAWINGS.items()
        for width in ((40, 58, 76, 98) if name in ("horizon", "matrix") else (58, 76))
        for language in LANGUAGES
    ),
    *(
        Beside(f"{name}-for-the-group", draw, SHOWN[:1] if name == "gains" else SHOWN, 76, "en")
        for name, draw in DRAWINGS.items()
    ),
)


def write() -> None:
    """Write every drawing as it is now."""
    for case in BESIDE:
        case.path.write_text(case.drawn() + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
