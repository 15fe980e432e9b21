"""Stakeholder maps that are kept in expected/. Look at them, then write them anew:

python -m tests.drawing.maps
"""

import random
from typing import Final

from coachtui.domain.standing import Standing
from coachtui.drawing.map import map_text
from coachtui.i18n import LANGUAGES, Language, Words
from tests.drawing.cases import EXPECTED

_FIRST: Final = "Alex Ines Tom Els Cas Bo Mia Noor Piet Jan Greet Lies".split()
_LAST: Final = (
    "Peeters,Maes,Bauer,Smit,de Vries,van den Berghe,Claes,Jacobs,Mertens,Willems,Bos,Vink,Zwart,Kuiper,"
    "Dekker,Haas,Aerts"
).split(",")


def people(count: int) -> tuple[Standing, ...]:
    """So many people, asked or not, the same every time."""
    chance = random.Random(count)
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    chance.shuffle(names)
    figures = (None, 1, 2, 3, 3, 4, 4, 5, 5)
    made = []
    for number in range(count):
        seated = chance.random() < 0.5
        made.append(
            Standing(
                id=f"p{number}",
                name=names[number],
                influence=chance.choice(figures),
                interest=chance.choice(figures),
                stance=chance.choice((None, -2, -1, 0, 1, 2)),
                seated=seated,
                missing=not seated and chance.random() < 0.4,
            )
        )
    return tuple(made)


KEPT: Final = tuple(
    (count, width, language) for count in (0, 1, 12, 200) for width in (76, 30) for language in LANGUAGES
)


def name(count: int, width: int, language: Language) -> str:
    """The name under which a map is kept."""
    return f"map-{count}-people-{width}-wide-{language}.txt"


def drawn(count: int, width: int, language: Language) -> str:
    """A map as it is drawn now."""
    return map_text(people(count), width, words=Words(language))


if __name__ == "__main__":
    for one in KEPT:
        (EXPECTED / name(*one)).write_text(drawn(*one) + "\n", encoding="utf-8")
