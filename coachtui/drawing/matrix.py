"""The pictures of good work side by side: who, what they answered, how far it looks and in whose words."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from coachtui.domain.people import Provenance
from coachtui.domain.voices import Voice
from coachtui.drawing.columns import GAP, beside, cell, longest_word, shared_out
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.drawing.voices import is_known, person_cell, person_width, whose_mark, whose_text
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
    voices: Iterable[Voice],
    width: int,
    *,
    words: Words,
    first: Question = Question.ANSWER,
    least: int = READABLE,
) -> Matrix:
    """Return the matrix in the order of ``voices``, every word of everybody in it.

    A question takes ``least`` cells; when there is room for some only, ``first`` is among those in sight.
    """
    everybody = tuple(voices)
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
        cell(words(f"voices.head.{one}"), part, Mark.FAINT) for one, part in zip(names, widths, strict=True)
    ]
    rows = tuple(Row(one.id, _row(one, questions, widths, words)) for one in everybody)
    return Matrix(tuple(beside(heads, widths)), rows, questions)


def matrix_text(voices: Iterable[Voice], width: int, *, words: Words) -> str:
    """Return the matrix as plain text for a document, a rule under the heads and between people.

    It has a row for everybody of whose picture anything is known; the others are named under it.
    """
    everybody = tuple(voices)
    head, rows, _ = draw_matrix(filter(is_known, everybody), width, words=words, least=_ALL)
    rule = (Span("─" * width, Mark.FAINT),)
    lines = list(head) if rows else []
    for row in rows:
        lines += [rule, *row.lines]
    names = ", ".join(shown(one.name) for one in everybody if not is_known(one))
    if names:
        lines += [
            *([()] if rows else []),
            *cell(words("voices.no_picture_of", names=names), width, Mark.FAINT),
        ]
    return plain(lines)


def _row(voice: Voice, questions: Sequence[Question], widths: list[int], words: Words) -> tuple[Line, ...]:
    who, *parts, tail = widths
    return tuple(
        beside(
            [
                _who(voice, who, words),
                *(_answer(voice, one, part, words) for one, part in zip(questions, parts, strict=True)),
                _tail(voice, tail, words),
            ],
            widths,
        )
    )


def _who(voice: Voice, width: int, words: Words) -> list[Line]:
    silent = cell(words("table.silent"), width, Mark.SILENT) if voice.silent else []
    return [*person_cell(voice, width, marked=True), *silent]


def _answer(voice: Voice, question: Question, width: int, words: Words) -> list[Line]:
    text = str(getattr(voice.picture, question))
    return cell(text, width) if text.strip() else cell(words("value.not_asked"), width, Mark.FAINT)


def _longest(voices: Sequence[Voice], question: Question, words: Words) -> int:
    """Return how many cells the longest word in a question's column takes."""
    texts = {words(f"voices.head.{question}"), *(str(getattr(one.picture, question)) for one in voices)}
    return max(map(longest_word, texts))


def _tail(voice: Voice, width: int, words: Words) -> list[Line]:
    """Return how far a picture looks, and in whose words it is; nothing of a picture that there is not."""
    picture = voice.picture
    horizon = cell(words(f"value.horizon.{picture.horizon}"), width) if picture.horizon else []
    if not horizon and not any(str(getattr(picture, one)).strip() for one in Question):
        return []
    whose = cell(
        whose_text(picture.provenance, picture.by, words), width, whose_mark(picture.provenance).mark
    )
    unasked = cell(words("voices.horizon_unasked"), width, Mark.UNASKED)
    given = cell(words.short_date(picture.given_on), width, Mark.FAINT) if picture.given_on else []
    return [*(horizon or unasked), *whose, *given]


def _tail_width(words: Words) -> int:
    """Return how wide the last column is: no word of ours is broken in it."""
    ours = [words(f"voices.whose.{one.value}") for one in Provenance]
    ours += [words("voices.horizon_unasked"), words("voices.head.horizon")]
    return max(cells(word) for text in ours for word in text.split()) + 2
