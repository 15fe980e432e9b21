"""The pictures of good work side by side: who, what they answered, how far it looks and in whose words."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from coachtui.domain.people import Provenance
from coachtui.domain.perspectives import Perspective
from coachtui.drawing.columns import GAP, beside, cell, longest_word, shared_out
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.drawing.perspectives import is_known, person_cell, person_width, whose_mark, whose_text
from coachtui.drawing.width import cells, shown
from coachtui.i18n import Words

READABLE: Final = 18  # cells that an answer takes at least, where one can go on to the next question
_ALL: Final = 1  # and where one cannot
# How much of what is left each question gets: what people answer is longest.
_SHARES: Final = (4, 3, 3)


class Question(StrEnum):
    """What was asked about a picture, a column each."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    BENEFICIARY = "beneficiary"


class Row(NamedTuple):
    """One person's lines; ``id`` is the stakeholder's."""

    id: str
    lines: tuple[Line, ...]


class Matrix(NamedTuple):
    """The names of the columns, a row a person, and which questions are in sight."""

    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    questions: tuple[Question, ...]


def draw_matrix(
    people: Iterable[Perspective],
    width: int,
    *,
    words: Words,
    first: Question = Question.ANSWER,
    least: int = READABLE,
) -> Matrix:
    """Return the matrix in the order of ``people``, every word of everybody in it.

    A question takes ``least`` cells; when there is room for some only, ``first`` is among those in sight.
    """
    everybody = tuple(people)
    tail = _tail_width(words)
    who = person_width(width)
    left = width - who - tail - 2 * GAP
    count = max(1, min(len(Question), (left + GAP) // (least + GAP)))
    at = min(list(Question).index(first), len(Question) - count)
    questions = tuple(Question)[at : at + count]
    room = max(2 * count, left - GAP * (count - 1))
    longest = [_longest(everybody, question, words) for question in questions]
    widths = [who, *shared_out(room, _SHARES[at : at + count], longest), tail]
    names = ["name", *questions, "horizon"]
    heads = [
        cell(words(f"beside.head.{one}"), part, Mark.FAINT) for one, part in zip(names, widths, strict=True)
    ]
    rows = tuple(Row(one.id, _row(one, questions, widths, words)) for one in everybody)
    return Matrix(tuple(beside(heads, widths)), rows, questions)


def matrix_text(people: Iterable[Perspective], width: int, *, words: Words) -> str:
    """Return the matrix as plain text for a document, a rule under the heads and between people.

    It has a row for everybody of whose picture anything is known; the others are named under it.
    """
    everybody = tuple(people)
    head, rows, _ = draw_matrix(filter(is_known, everybody), width, words=words, least=_ALL)
    rule = (Span("─" * width, Mark.FAINT),)
    lines = list(head) if rows else []
    for row in rows:
        lines += [rule, *row.lines]
    names = ", ".join(shown(one.name) for one in everybody if not is_known(one))
    if names:
        lines += [
            *([()] if rows else []),
            *cell(words("beside.no_picture_of", names=names), width, Mark.FAINT),
        ]
    return plain(lines)


def _row(
    person: Perspective, questions: Sequence[Question], widths: list[int], words: Words
) -> tuple[Line, ...]:
    who, *parts, tail = widths
    return tuple(
        beside(
            [
                _who(person, who, words),
                *(_answer(person, one, part, words) for one, part in zip(questions, parts, strict=True)),
                _tail(person, tail, words),
            ],
            widths,
        )
    )


def _who(person: Perspective, width: int, words: Words) -> list[Line]:
    silent = cell(words("table.silent"), width, Mark.SILENT) if person.silent else []
    return [*person_cell(person, width, marked=True), *silent]


def _answer(person: Perspective, question: Question, width: int, words: Words) -> list[Line]:
    text = str(getattr(person.picture, question))
    return cell(text, width) if text.strip() else cell(words("value.not_asked"), width, Mark.FAINT)


def _longest(people: Sequence[Perspective], question: Question, words: Words) -> int:
    """Return how many cells the longest word in a question's column takes."""
    texts = {words(f"beside.head.{question}"), *(str(getattr(one.picture, question)) for one in people)}
    return max(map(longest_word, texts))


def _tail(person: Perspective, width: int, words: Words) -> list[Line]:
    """Return how far a picture looks, and in whose words it is; nothing of a picture that there is not."""
    picture = person.picture
    horizon = cell(words(f"value.horizon.{picture.horizon}"), width) if picture.horizon else []
    if not horizon and not any(str(getattr(picture, one)).strip() for one in Question):
        return []
    whose = cell(
        whose_text(picture.provenance, picture.by, words), width, whose_mark(picture.provenance).mark
    )
    unasked = cell(words("beside.horizon_unasked"), width, Mark.UNASKED)
    given = cell(words.short_date(picture.given_on), width, Mark.FAINT) if picture.given_on else []
    return [*(horizon or unasked), *whose, *given]


def _tail_width(words: Words) -> int:
    """Return how wide the last column is: no word of ours is broken in it."""
    ours = [words(f"beside.whose.{one.value}") for one in Provenance]
    ours += [words("beside.horizon_unasked"), words("beside.head.horizon")]
    return max(cells(word) for text in ours for word in text.split()) + 2
